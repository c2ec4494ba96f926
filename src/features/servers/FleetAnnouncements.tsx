import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useFleet } from './FleetContext.tsx';
import { columns } from './fleetLayout.ts';
import type { FleetView } from './fleetView.ts';
import { SelectionCount } from './SelectionBar.tsx';
import { RequestAnnouncement, StatusAnnouncements } from './StatusAnnouncements.tsx';

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
 * Announces changes that are otherwise only visible: of a status, of the order, of how many servers are selected, and
 * what was requested. The count of the shown servers is a live region itself. Each is a region of its own, which exists
 * before its words.
 */
export function FleetAnnouncements({ view }: { view: FleetView }): ReactNode {
  const { fleet, selected } = useFleet();
  const order = useOrderWords(view);
  return (
    <>
      <StatusAnnouncements servers={fleet.servers} />
      <RequestAnnouncement servers={fleet.servers} />
      <p role="status" className="sr-only">
        {order}
      </p>
      <p role="status" className="sr-only">
        {selected.size > 0 && <SelectionCount />}
      </p>
    </>
  );
}
