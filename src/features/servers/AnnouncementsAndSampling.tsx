import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useDeployLike } from '#shared/deployLike.tsx';
import { useShortcuts } from '#ui/shortcuts.ts';
import { useFleet } from './FleetContext.tsx';
import { columns } from './fleetLayout.ts';
import { LoadSampling, type LoadSamplingProps } from './LoadSampling.tsx';
import type { FleetView } from './fleetView.ts';
import { useIsLoadShown } from './listChoices.ts';
import { SelectionCount } from './SelectionBar.tsx';
import { RequestAnnouncement, StatusAnnouncements } from './StatusAnnouncements.tsx';

/** The order of the rows in words, once it has changed since the page was opened; '' before. */
function useOrderWords(first: FleetView, { sort = 'label', order }: FleetView): string {
  const { t } = useLingui();
  const [isChanged, setChanged] = useState(false);
  if (!isChanged && (sort !== (first.sort ?? 'label') || order !== first.order)) setChanged(true);
  const column = columns.find((one) => one.column === sort);
  if (!isChanged || column === undefined) return '';
  const name = t(column.label);
  if (sort === 'created')
    return order === 'desc' ? t`Sorted by ${name}, newest first` : t`Sorted by ${name}, oldest first`;
  if (sort === 'load')
    return order === 'desc' ? t`Sorted by ${name}, busiest first` : t`Sorted by ${name}, least busy first`;
  return order === 'desc' ? t`Sorted by ${name}, descending` : t`Sorted by ${name}, ascending`;
}

/**
 * Announces changes that are otherwise only visible: of a status, of the order, of how many servers are selected, and
 * what was requested. The count of the shown servers is a live region itself. Each is a region of its own, which exists
 * before its words.
 */
function FleetAnnouncements({ first, view }: { first: FleetView; view: FleetView }): ReactNode {
  const { fleet, selected } = useFleet();
  const order = useOrderWords(first, view);
  // False in the first render: an order or a selection can be older than these regions.
  const isThere = useDeferredValue(true, false);
  return (
    <>
      <StatusAnnouncements servers={fleet.servers} />
      <RequestAnnouncement servers={fleet.servers} />
      <p role="status" className="sr-only">
        {isThere && order}
      </p>
      <p role="status" className="sr-only">
        {isThere && selected.size > 0 && <SelectionCount />}
      </p>
    </>
  );
}

/** The key that deploys another server like that of the row or card with the focus. */
function useDeployKey(): void {
  const { deployLike } = useDeployLike();
  useShortcuts({
    n: () => {
      const link = document.activeElement?.closest('[data-index]')?.querySelector('a');
      if (link) deployLike(link.pathname.slice(-36));
    },
  });
}

interface AnnouncementsAndSamplingProps extends LoadSamplingProps {
  /** The view that the page was opened with. */
  first: FleetView;
}

/** What the list does unseen: it announces changes, samples the load, and waits for a key. */
export function AnnouncementsAndSampling({ first, ...props }: AnnouncementsAndSamplingProps): ReactNode {
  const isLoadShown = useIsLoadShown();
  useDeployKey();
  return (
    <>
      <FleetAnnouncements first={first} view={props.view} />
      {isLoadShown && <LoadSampling {...props} />}
    </>
  );
}
