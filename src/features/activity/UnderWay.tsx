import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { getListServersQueryKey, useListServers } from '#api/generated/servers/servers.ts';
import type { OperationId } from '#api/operation.ts';
import { listPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { isUuid } from '#domain/read.ts';
import { readFleet } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import type { ActivityAction } from '#operations/writes/activityLog.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { inProgressFor } from '#operations/intents/inProgress.ts';
import { RequestedSinceWords } from '#shared/RequestedSinceWords.tsx';
import { useUnderWay } from '#operations/useUnderWay.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Section } from '#ui/Card.tsx';
import { rowLinkClass } from '#ui/DataTable.tsx';
import { actionWords } from './activityWords.ts';

/** The log's action for each operation of the journal. */
const actionOf: Partial<Record<OperationId, ActivityAction>> = {
  deployServer: 'deploy',
  purchaseServerAddon: 'buyAddon',
  reinstallServer: 'reinstall',
  resetServerPassword: 'resetPassword',
  terminateServer: 'terminate',
};

function EntryWords({ entry }: { entry: JournalEntry }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const action = actionOf[entry.operation];
  const what = action === undefined ? entry.operation : t(actionWords[action]);
  const time = formats.dateTime(entry.at);
  if (entry.state === 'sent')
    return (
      <Trans>
        {what}: sent {time}, waiting for a response
      </Trans>
    );
  return (
    <Trans>
      {what}: requested {time}; outcome not known yet
    </Trans>
  );
}

type SettlingPage = '/servers/$serverId' | '/servers/$serverId/credentials' | '/servers/$serverId/addons';

/** The page where an operation of the journal is settled, for those that have one. */
const settlingPages: Partial<Record<OperationId, SettlingPage>> = {
  purchaseServerAddon: '/servers/$serverId/addons',
  resetServerPassword: '/servers/$serverId/credentials',
};

interface InProgressItemProps {
  serverId: string;
  name: string;
  /** The page where it is settled. */
  to?: SettlingPage;
  children: ReactNode;
}

function InProgressItem({
  serverId,
  name,
  to = '/servers/$serverId',
  children,
}: InProgressItemProps): ReactNode {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line px-4 py-2.5 last:border-b-0 sm:px-5">
      {isUuid(serverId) ? (
        <Link to={to} params={{ serverId }} className={rowLinkClass}>
          <BidiText text={name || serverId} max={60} />
        </Link>
      ) : (
        <span className="font-medium">
          <BidiText text={name} max={60} />
        </span>
      )}
      <span className="text-muted">{children}</span>
    </li>
  );
}

/** Polls the servers as the Servers page does, so that finished actions leave this list. */
function FollowServers(): null {
  useListServers();
  usePolling(getListServersQueryKey(), (answer) => {
    const { servers } = readFleet(answer);
    return listPace(servers.length, inProgressFor(servers, Date.now()));
  });
  return null;
}

/** Actions with no known outcome: the journal's open writes, then intents that the API has not shown yet. */
export function UnderWay(): ReactNode {
  const { intents, entries } = useUnderWay();
  if (intents.length + entries.length === 0) return null;
  return (
    <Section heading={<Trans>In progress</Trans>} flush>
      {intents.length > 0 && <FollowServers />}
      <ul>
        {entries.map((entry) => (
          <InProgressItem
            key={entry.id}
            serverId={entry.target}
            name={entry.targetName}
            to={settlingPages[entry.operation] ?? '/servers/$serverId'}
          >
            <EntryWords entry={entry} />
          </InProgressItem>
        ))}
        {intents.map((intent) => (
          <InProgressItem key={intent.serverId} serverId={intent.serverId} name={intent.serverName}>
            <RequestedSinceWords intent={intent} />
          </InProgressItem>
        ))}
      </ul>
    </Section>
  );
}
