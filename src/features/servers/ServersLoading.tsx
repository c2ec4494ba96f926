import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect } from 'react';
import { Table, TableFrame } from '#ui/DataTable.tsx';
import { Skeleton, SkeletonRows } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { tableFits, useMediaQuery } from '#ui/useMediaQuery.ts';
import { fetchFleetCards } from './fetchFleetCards.ts';
import { columnCount, FleetTableHead } from './FleetTableHead.tsx';
import type { FleetView } from './fleetView.ts';

/** The list's place while the first answer is on its way. */
export function ServersLoading({ view }: { view: FleetView }): ReactNode {
  const hasRoom = useMediaQuery(tableFits);
  useEffect(() => {
    // Beside the request for the servers, not after it. What does not come now is asked for again with the answer.
    if (!hasRoom) fetchFleetCards().catch(() => undefined);
  }, [hasRoom]);
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
        <Skeleton className="h-36 w-full" />
      )}
      <Spinner label={<Trans>Loading the servers</Trans>} />
    </>
  );
}
