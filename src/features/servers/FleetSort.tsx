import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type FleetColumn, fleetColumns } from '#domain/fleetOrder.ts';
import { Select } from '#ui/Select.tsx';
import { useColumns } from './fleetLayout.ts';
import type { FleetView } from './fleetView.ts';

export interface FleetSortProps {
  view: FleetView;
  onSort: (column: FleetColumn, order: 'asc' | 'desc') => void;
}

/** Selects the order of the cards; in wide windows the table's header does this. */
export function FleetSort({ view, onSort }: FleetSortProps): ReactNode {
  const { t } = useLingui();
  const columns = useColumns();
  const sort = columns.find(({ column }) => column === view.sort)?.column ?? 'label';
  const order = view.order ?? 'asc';
  return (
    <div className="grid grid-cols-2 gap-2">
      <Select
        label={<Trans>Sort by</Trans>}
        labelHidden
        value={sort}
        onChange={({ target: { value } }) =>
          onSort(
            fleetColumns.find((column) => column === value) ?? 'label',
            // The busiest are looked for; of all else, what comes first.
            value === 'load' ? 'desc' : sort === 'load' ? 'asc' : order,
          )
        }
      >
        {columns.map(({ column, label }) => {
          const name = t(label);
          return <option key={column} value={column}>{t`Sort: ${name}`}</option>;
        })}
      </Select>
      <Select
        label={<Trans>Sort order</Trans>}
        labelHidden
        value={order}
        onChange={({ target: { value } }) => onSort(sort, value === 'desc' ? 'desc' : 'asc')}
      >
        <option value="asc">{sort === 'load' ? t`Least busy first` : t`Ascending`}</option>
        <option value="desc">{sort === 'load' ? t`Busiest first` : t`Descending`}</option>
      </Select>
    </div>
  );
}
