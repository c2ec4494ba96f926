import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useFleet } from './FleetContext.tsx';
import { columns } from './FleetTableHead.tsx';
import type { FleetView } from './fleetView.ts';
import { SelectionCount } from './SelectionBar.tsx';
import { StatusAnnouncements } from './StatusAnnouncements.tsx';

/** The order of the rows in words, once it has changed; '' before. */
function useOrderWords({ sort = 'label', order }: FleetView): string {
  const { t } = useLingui();
  const [first] = useState(`${sort} ${order}`);
  const [isChanged, setChanged] = useState(false);
  if (!isChanged && first !== `${sort} ${order}`) setChanged(true);
  const column = columns.find((one) => one.column === sort);
  if (!isChanged || column === undefined) return '';
  const name = t(column.label);
  if (sort === 'created')
    return order === 'desc' ? t`Sorted by ${name}, newest first` : t`Sorted by ${name}, oldest first`;
  return order === 'desc' ? t`Sorted by ${name}, descending` : t`Sorted by ${name}, ascending`;
}

/**
 * Announces to screen readers what else only the eye would see: changes of status, a new order, and how many servers are
 * selected. The count of the shown servers announces itself. Each is a region of its own, which is there before its words.
 */
export function FleetAnnouncements({ view }: { view: FleetView }): ReactNode {
  const { fleet, selected } = useFleet();
  const order = useOrderWords(view);
  return (
    <>
      <StatusAnnouncements servers={fleet.servers} />
      <p role="status" className="sr-only">
        {order}
      </p>
      <p role="status" className="sr-only">
        {selected.size > 0 && <SelectionCount />}
      </p>
    </>
  );
}
