import { useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense, useRef } from 'react';
import type { FleetColumn } from '#domain/fleetOrder.ts';
import { Table, TableFrame } from '#ui/DataTable.tsx';
import { useRowHeight } from './listChoices.ts';
import { FleetRow } from './FleetRow.tsx';
import { FleetTableHead } from './FleetTableHead.tsx';
import type { FleetView } from './fleetView.ts';
import { useRowFocus } from './useRowFocus.ts';
import { useFleet } from './FleetContext.tsx';
import { SelectAllShown } from './RowControls.tsx';

/** Up to this many rows are all rendered. Larger fleets are virtualized, by code that is loaded only for them. */
export const maxPlainRows = 100;

/** How many rows are shown until that code is loaded. */
const firstRows = 30;

const VirtualRows = lazy(() => import('./VirtualRows.tsx'));

interface FleetTableProps {
  view: FleetView;
  onSort: (column: FleetColumn, order: 'asc' | 'desc') => void;
}

/** All rows of the view, or the first `upTo`. */
function PlainRows({ upTo }: { upTo?: number }): ReactNode {
  const { rows, dimmed, selected, menuOpenFor } = useFleet();
  return rows
    .slice(0, upTo)
    .map((server, index) => (
      <FleetRow
        key={server.id}
        server={server}
        index={index}
        dimmed={dimmed}
        isSelected={selected.has(server.id)}
        isMenuOpen={menuOpenFor === server.id}
      />
    ));
}

/** The fleet as a table, for windows wide enough for one. */
export function FleetTable({ view, onSort }: FleetTableProps): ReactNode {
  const { t } = useLingui();
  const count = useFleet().rows.length;
  const frame = useRef<HTMLDivElement>(null);
  const scrollTo = useRef<(index: number) => void>(() => undefined);
  const moveFocus = useRowFocus(frame, scrollTo);
  return (
    <TableFrame
      ref={frame}
      className="@container scroll-pe-11 max-h-[max(20rem,calc(100dvh-15rem-var(--bar)))] [overflow-anchor:none]"
    >
      <Table aria-label={t`Servers`} aria-rowcount={count + 1} style={useRowHeight()} className="fleet-table">
        <FleetTableHead view={view} onSort={onSort} selectAll={<SelectAllShown labelHidden />} />
        {/* Key events bubble up from the focused links and checkboxes in the rows; the tbody never has the focus. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <tbody onKeyDown={moveFocus}>
          {count <= maxPlainRows ? (
            <PlainRows />
          ) : (
            <Suspense fallback={<PlainRows upTo={firstRows} />}>
              <VirtualRows frame={frame} scrollTo={scrollTo} />
            </Suspense>
          )}
        </tbody>
      </Table>
    </TableFrame>
  );
}
