import { lazy, type ReactNode, Suspense } from 'react';
import type { Fleet, Server } from '#domain/server.ts';
import { Skeleton } from '#ui/Skeleton.tsx';
import { tableFits, useMediaQuery } from '#ui/useMediaQuery.ts';
import { fetchFleetCards } from './fetchFleetCards.ts';
import type { FleetSortProps } from './FleetSort.tsx';
import { FleetTable } from './FleetTable.tsx';
import type { useFleetView } from './useFleetView.ts';
import { useRowMenu } from './useRowMenu.tsx';
import type { Select } from './useSelection.ts';

const FleetCards = lazy(fetchFleetCards);

interface FleetListProps {
  fleet: Fleet;
  rows: readonly Server[];
  state: ReturnType<typeof useFleetView>;
  isOld: boolean;
  selected: ReadonlySet<string>;
  onSelect: Select;
  /** Opens a server in the official dashboard. */
  onHandoff: (server: Server) => void;
}

/** The rows of the view, as a table or as cards, and the menu that serves them. */
export function FleetList({ fleet, rows, state, isOld, onHandoff, ...selection }: FleetListProps): ReactNode {
  const hasRoom = useMediaQuery(tableFits);
  const { open, openFor, menu } = useRowMenu(fleet.servers, onHandoff);
  const list = { fleet, servers: rows, dimmed: isOld, ...selection, menuOpenFor: openFor, onOpenMenu: open };
  const order: FleetSortProps = {
    view: state.view,
    onSort: (sort, direction) => state.change({ sort, order: direction }),
  };
  return (
    <>
      {hasRoom ? (
        <FleetTable {...list} {...order} />
      ) : (
        <Suspense fallback={<Skeleton className="h-36 w-full" />}>
          <FleetCards {...list} {...order} />
        </Suspense>
      )}
      {menu}
    </>
  );
}
