import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Table, TableFrame } from '#ui/DataTable.tsx';
import { Skeleton, SkeletonLines, SkeletonRows } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { useIsLoadShown, useRowHeight } from './listChoices.ts';
import { useColumnCount, useTableFits } from './fleetLayout.ts';
import { FleetTableHead } from './FleetTableHead.tsx';
import type { FleetView } from './fleetView.ts';

/**
 * In place of cards and what orders and selects them: more than the window shows, so that what comes below them is below
 * the window from the start.
 */
export function SkeletonCards({ view }: { view: FleetView }): ReactNode {
  const isLoadShown = useIsLoadShown();
  return (
    <>
      <span className="grid grid-cols-2 gap-2">
        <span className="h-9 rounded-md border border-line bg-surface pointer-coarse:h-11" />
        <span className="h-9 rounded-md border border-line bg-surface pointer-coarse:h-11" />
      </span>
      <span data-sort={view.sort} className="fleet-outline-head">
        <Skeleton className="w-32" />
      </span>
      <span className="flex flex-col gap-3">
        {Array.from({ length: 6 }, (_, card) => (
          <span key={card} data-load={isLoadShown} className="fleet-outline">
            <SkeletonLines lines={4} />
          </span>
        ))}
      </span>
    </>
  );
}

/** The list's placeholder until the first response arrives. */
export function ServersLoading({ view }: { view: FleetView }): ReactNode {
  const { t } = useLingui();
  const hasRoom = useTableFits();
  const rowHeight = useRowHeight();
  const columnCount = useColumnCount();
  return (
    <>
      {hasRoom ? (
        <TableFrame className="@container">
          <Table aria-label={t`Servers`} style={rowHeight} className="fleet-table">
            <FleetTableHead view={view} onSort={() => undefined} />
            <tbody>
              <SkeletonRows rows={6} columns={columnCount} />
            </tbody>
          </Table>
        </TableFrame>
      ) : (
        <SkeletonCards view={view} />
      )}
      <Spinner label={<Trans>Loading servers</Trans>} />
    </>
  );
}
