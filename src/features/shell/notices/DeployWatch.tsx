import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import {
  getGetServerQueryKey,
  getListServersQueryKey,
  useGetServer,
  useListServers,
} from '#api/generated/servers/servers.ts';
import { hiddenPace, listPace, serverPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { useSandbox } from '#brand/sandbox.ts';
import { readFleet } from '#domain/server.ts';
import { inProgressFor } from '#operations/intents/inProgress.ts';
import type { Intent } from '#operations/intents/intent.ts';
import { intentOf } from '#operations/intents/intents.ts';

/** Notifies a user who is in another tab: in the title, and with a notification if they allowed it. */
function notify(words: string): void {
  const { title } = document;
  document.title = `✓ ${words}`;
  const onSeen = (): void => {
    document.removeEventListener('visibilitychange', onSeen);
    if (document.title === `✓ ${words}`) document.title = title;
  };
  document.addEventListener('visibilitychange', onSeen);
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    new Notification(words).addEventListener('click', () => window.focus());
  } catch {
    // Chrome on Android allows notifications from service workers only. The title says it.
  }
}

/**
 * Polls a server that was deployed or reinstalled from this tab until it runs, on every page and in a hidden tab, too.
 * The code that receives the responses updates the intent.
 */
export function DeployWatch({ intent }: { intent: Intent }): null {
  const { t } = useLingui();
  const { serverId, serverName, at } = intent;
  useGetServer(serverId);
  const since = (): number => Date.now() - at;
  usePolling(
    getGetServerQueryKey(serverId),
    () => serverPace(since()),
    () => hiddenPace(since()),
    // Once the API should know it, a 404 drops the intent, and with it this watch.
    true,
  );
  const words = useSandbox() ? t`Sandbox: ${serverName} is running` : t`${serverName} is running`;
  useEffect(
    () => () => {
      const isDone = intentOf(serverId)?.state === 'done';
      if (isDone && document.visibilityState === 'hidden') notify(words);
    },
    [serverId, words],
  );
  return null;
}

/** Polls the list for the servers of a batch, on every page: one request tells how all of them stand. */
export function BatchWatch(): null {
  const [begunAt] = useState(Date.now);
  useListServers();
  usePolling(
    getListServersQueryKey(),
    (answer) => {
      const { servers } = readFleet(answer);
      return listPace(servers.length, inProgressFor(servers, Date.now()));
    },
    () => hiddenPace(Date.now() - begunAt),
  );
  return null;
}
