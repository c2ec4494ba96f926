import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { FleetColumn } from '#domain/fleetOrder.ts';
import { HeadCell, SortHeadCell } from '#ui/DataTable.tsx';
import type { FleetView } from './fleetView.ts';

/** Text for screen readers only. */
function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}

interface Column {
  readonly column: FleetColumn;
  readonly label: MessageDescriptor;
  /** Its width, of what `useFleetLayout` measures; the label column takes the remaining width. */
  readonly className?: string;
  readonly numeric?: boolean;
}

export const columns: readonly Column[] = [
  { column: 'label', label: msg`Label`, className: 'ps-1' },
  { column: 'status', label: msg`Status`, className: 'w-[calc(var(--status)+var(--spare))]' },
  {
    column: 'ip',
    label: msg`IP address`,
    className:
      'w-[max(min(9rem,var(--ip)+var(--copy)),var(--ip)+var(--copy)+var(--spare)+min(0rem,var(--lack)+var(--os-gives)))]',
  },
  {
    column: 'os',
    label: msg`OS`,
    className: 'w-[calc(var(--os)+var(--spare)-min(0rem-var(--lack),var(--os-gives)))]',
  },
  { column: 'region', label: msg`Region`, className: 'fleet-region w-[calc(var(--region)+var(--spare))]' },
  { column: 'size', label: msg`Size`, className: 'fleet-size w-[calc(var(--size)+var(--spare))]' },
  {
    column: 'created',
    label: msg`Created`,
    className: 'w-[calc(var(--created)+var(--spare))]',
    numeric: true,
  },
];

/** The number of columns, including those for the checkboxes and the menus. */
export const columnCount = columns.length + 2;

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
  const direction = order === 'desc' ? 'descending' : 'ascending';
  return (
    <thead>
      <tr aria-rowindex={1}>
        <HeadCell className="w-9 ps-0.5 pe-0 print:hidden" control>
          {selectAll ?? (
            <VisuallyHidden>
              <Trans>Selected</Trans>
            </VisuallyHidden>
          )}
        </HeadCell>
        {columns.map(({ column, label, className, numeric }) => (
          <SortHeadCell
            key={column}
            className={className}
            numeric={numeric}
            sorted={sort === column ? direction : undefined}
            onSort={() => onSort(column, sort === column && order !== 'desc' ? 'desc' : 'asc')}
          >
            {t(label)}
          </SortHeadCell>
        ))}
        <HeadCell className="w-11 print:hidden" control>
          <VisuallyHidden>
            <Trans>Actions</Trans>
          </VisuallyHidden>
        </HeadCell>
      </tr>
    </thead>
  );
}
