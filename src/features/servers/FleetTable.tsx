import { lazy, type ReactNode, Suspense, useRef } from 'react';
import type { FleetColumn } from '#domain/fleetOrder.ts';
import type { Fleet, Server } from '#domain/server.ts';
import { Table, TableFrame } from '#ui/DataTable.tsx';
import { FleetRow } from './FleetRow.tsx';
import { FleetTableHead } from './FleetTableHead.tsx';
import type { FleetView } from './fleetView.ts';
import { useRowFocus } from './useRowFocus.ts';
import { SelectAllShown } from './SelectAllShown.tsx';
import type { OpenRowMenu } from './useRowMenu.tsx';
import type { Select } from './useSelection.ts';

/** Up to so many rows are all rendered; more are rendered as they come into sight, by code that only they need. */
export const plainRows = 100;

/** The rows shown until that code is there. */
const firstRows = 30;

const VirtualRows = lazy(() => import('./VirtualRows.tsx'));

export interface FleetRowsProps {
  fleet: Fleet;
  /** The rows of the view. */
  servers: readonly Server[];
  /** The rows are older than they should be. */
  dimmed: boolean;
  selected: ReadonlySet<string>;
  onSelect: Select;
  menuOpenFor: string | undefined;
  onOpenMenu: OpenRowMenu;
}

interface FleetTableProps extends FleetRowsProps {
  view: FleetView;
  onSort: (column: FleetColumn, order: 'asc' | 'desc') => void;
}

/** Rows one after the other, the first of them standing at a place among all. */
function PlainRows({ servers, ...rows }: FleetRowsProps): ReactNode {
  return servers.map((server, index) => (
    <FleetRow
      key={server.id}
      server={server}
      index={index}
      dimmed={rows.dimmed}
      isSelected={rows.selected.has(server.id)}
      onSelect={rows.onSelect}
      isMenuOpen={rows.menuOpenFor === server.id}
      onOpenMenu={rows.onOpenMenu}
    />
  ));
}

/** The fleet as a table, for windows that have room for one. */
export function FleetTable({ view, onSort, ...rows }: FleetTableProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const scrollTo = useRef<(index: number) => void>(() => undefined);
  const count = rows.servers.length;
  const moveFocus = useRowFocus(frame, count, {
    scrollTo: (index) => scrollTo.current(index),
    select: (first, last) => {
      const ids = rows.servers.slice(first, last + 1).map(({ id }) => id);
      rows.onSelect({ about: 'rows', ids, isSelected: true });
    },
  });
  return (
    <TableFrame ref={frame} className="max-h-[max(20rem,calc(100dvh-15rem))] [overflow-anchor:none]">
      <Table className="min-w-5xl" aria-rowcount={count + 1}>
        <FleetTableHead view={view} onSort={onSort} selectAll={<SelectAllShown {...rows} labelHidden />} />
        {/* The keys come from the links and checkboxes in the rows, which are what has the focus. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <tbody onKeyDown={moveFocus}>
          {count <= plainRows ? (
            <PlainRows {...rows} />
          ) : (
            <Suspense fallback={<PlainRows {...rows} servers={rows.servers.slice(0, firstRows)} />}>
              <VirtualRows {...rows} frame={frame} scrollTo={scrollTo} />
            </Suspense>
          )}
        </tbody>
      </Table>
    </TableFrame>
  );
}
