import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef } from 'react';
import type { FleetColumn } from '#domain/fleetOrder.ts';
import { HeadCell, SortHeadCell } from '#ui/DataTable.tsx';
import { useFleet } from './FleetContext.tsx';
import { useColumns, useColumnWidths } from './fleetLayout.ts';
import type { FleetView } from './fleetView.ts';

/** Text for screen readers only. */
function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}

interface FleetTableHeadProps {
  view: FleetView;
  onSort: (column: FleetColumn, order: 'asc' | 'desc') => void;
  /** The checkbox that selects all rows; left out while the rows are loading. */
  selectAll?: ReactNode;
}

export function FleetTableHead({
  view: { sort = 'label', order },
  onSort,
  selectAll,
}: FleetTableHeadProps): ReactNode {
  const { t } = useLingui();
  const head = useRef<HTMLTableSectionElement>(null);
  useColumnWidths(head, useFleet().fleet.servers);
  const direction = order === 'desc' ? 'descending' : 'ascending';
  return (
    <thead ref={head} className="fleet-head">
      <tr aria-rowindex={1}>
        <HeadCell className="w-9 ps-0.5 pe-0 print:hidden" control>
          {selectAll ?? (
            <VisuallyHidden>
              <Trans>Selected</Trans>
            </VisuallyHidden>
          )}
        </HeadCell>
        {useColumns().map(({ column, label }) => (
          <SortHeadCell
            key={column}
            className={`fleet-${column}`}
            numeric={column === 'created'}
            sorted={sort === column ? direction : undefined}
            // The busiest are looked for, so they come first.
            onSort={() =>
              onSort(column, (sort === column ? order !== 'desc' : column === 'load') ? 'desc' : 'asc')
            }
          >
            {t(label)}
          </SortHeadCell>
        ))}
        <HeadCell className="fleet-menu z-20 w-11 print:hidden" control>
          <VisuallyHidden>
            <Trans>Actions</Trans>
          </VisuallyHidden>
        </HeadCell>
      </tr>
    </thead>
  );
}
