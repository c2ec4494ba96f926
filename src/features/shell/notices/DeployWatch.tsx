import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { getGetServerQueryKey, useGetServer } from '#api/generated/servers/servers.ts';
import { hiddenPace, serverPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import type { Intent } from '#operations/intents/intent.ts';
import { intentOf } from '#operations/intents/intents.ts';

/** Tells who is in another tab: in the title, and as a notification where they allowed it. */
function tell(words: string): void {
  const { title } = document;
  document.title = `✓ ${words}`;
  const onSeen = (): void => {
    document.removeEventListener('visibilitychange', onSeen);
    if (document.title === `✓ ${words}`) document.title = title;
  };
  document.addEventListener('visibilitychange', onSeen);
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const shown = new Notification(words);
  shown.addEventListener('click', () => window.focus());
}

/**
 * Follows a server that was deployed or reinstalled from this tab until it runs, on whichever page, and in a hidden tab
 * too. What the answers show is held against the intent where they come in.
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
  );
  const words = t`${serverName} is running`;
  useEffect(
    () => () => {
      const isDone = intentOf(serverId)?.state === 'done';
      if (isDone && document.visibilityState === 'hidden') tell(words);
    },
    [serverId, words],
  );
  return null;
}
