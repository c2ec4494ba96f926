import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Table, TableFrame } from '#ui/DataTable.tsx';
import { Skeleton, SkeletonRows } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { tableFits, useMediaQuery } from '#ui/useMediaQuery.ts';
import { columnCount, FleetTableHead } from './FleetTableHead.tsx';
import type { FleetView } from './fleetView.ts';

/** In place of cards: more than the window shows, so that what comes below them is below the window from the start. */
export function SkeletonCards(): ReactNode {
  return (
    <span className="flex flex-col gap-3">
      {Array.from({ length: 6 }, (_, card) => (
        <Skeleton key={card} className="h-36 w-full" />
      ))}
    </span>
  );
}

/** The list's placeholder until the first response arrives. */
export function ServersLoading({ view }: { view: FleetView }): ReactNode {
  const hasRoom = useMediaQuery(tableFits);
  return (
    <>
      {hasRoom ? (
        <TableFrame>
          <Table className="min-w-5xl">
            <FleetTableHead view={view} onSort={() => undefined} />
            <tbody>
              <SkeletonRows rows={6} columns={columnCount} />
            </tbody>
          </Table>
        </TableFrame>
      ) : (
        <SkeletonCards />
      )}
      <Spinner label={<Trans>Loading servers</Trans>} />
    </>
  );
}
