import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Table, TableFrame } from '#ui/DataTable.tsx';
import { Skeleton, SkeletonLines, SkeletonRows } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { cx } from '#ui/cx.ts';
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
      <span className={cx('ms-4.5 -mb-3 flex items-start py-1', view.sort === 'load' ? 'h-10' : 'h-5')}>
        <Skeleton className="w-32" />
      </span>
      <span className="flex flex-col gap-3">
        {Array.from({ length: 6 }, (_, card) => (
          <span
            key={card}
            className={cx(
              'rounded-lg border border-line bg-surface p-4',
              isLoadShown ? 'h-42.5 pointer-coarse:h-44.5' : 'h-35.5 pointer-coarse:h-37.5',
            )}
          >
            <SkeletonLines lines={isLoadShown ? 5 : 4} />
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
