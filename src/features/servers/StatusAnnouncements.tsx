import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Server } from '#domain/server.ts';
import type { Intent } from '#operations/intents/intent.ts';
import { useIntents } from '#operations/intents/intents.ts';
import { serverNameText } from '#shared/serverName.tsx';
import { statusLooks } from '#shared/ServerStatusBadge.tsx';

/** The least time between announcements, in milliseconds, so that a screen reader can read other things, too. */
const announcementGap = 5_000;

/** The servers whose status has changed; new servers don't count. Looks only at those that are other objects now. */
function changedSince(before: readonly Server[], servers: readonly Server[]): readonly Server[] {
  const isOther = (server: Server, index: number): boolean => server !== before[index];
  const others = servers.filter(isOther);
  if (others.length === 0) return others;
  const former = new Map(
    before.filter((server, index) => server !== servers[index]).map((server) => [server.id, server]),
  );
  return others.filter((server) => {
    const known = former.get(server.id);
    return known !== undefined && known.statusWord !== server.statusWord;
  });
}

/**
 * The status changes as text for a live region: one sentence for all changes within five seconds.
 * @param nameOf returns a server's name as plain text
 */
function useStatusAnnouncements(
  servers: readonly Server[] | undefined,
  nameOf: (server: Server) => string,
): string {
  const { t } = useLingui();
  const [announcement, setAnnouncement] = useState('');
  const before = useRef<readonly Server[]>([]);
  const pending = useRef(new Map<string, Server>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (servers === undefined) return;
    for (const server of changedSince(before.current, servers)) pending.current.set(server.id, server);
    before.current = servers;
    if (pending.current.size === 0 || timer.current !== undefined) return;

    const announce = (): void => {
      const changed = [...pending.current.values()];
      pending.current.clear();
      timer.current = changed.length > 0 ? setTimeout(announce, announcementGap) : undefined;
      const [only] = changed;
      if (only === undefined) return;
      const state = only.status === undefined ? only.statusWord : t(statusLooks[only.status].word);
      const name = nameOf(only);
      setAnnouncement(
        changed.length === 1
          ? t`${name}: ${state}`
          : plural(changed.length, { one: '# server changed status', other: '# servers changed status' }),
      );
    };
    announce();
  }, [servers, nameOf, t]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return announcement;
}

/** Announces status changes to screen readers; the badge is only visible. */
export function StatusAnnouncements({ servers }: { servers: readonly Server[] }): ReactNode {
  return (
    <p role="status" className="sr-only">
      {useStatusAnnouncements(servers, serverNameText)}
    </p>
  );
}

const requestWords: Partial<Record<Intent['action'], MessageDescriptor>> = {
  start: msg`start requested`,
  stop: msg`stop requested`,
  reboot: msg`reboot requested`,
};

/** Announces that a power action was requested of one of the servers; otherwise that is only visible. */
export function RequestAnnouncement({ servers }: { servers: readonly Server[] }): ReactNode {
  const { t } = useLingui();
  const intents = useIntents();
  /** When the request was made that was announced last: an older one isn't announced again once that one is done. */
  const [since, setSince] = useState(0);
  const [newest] = [...intents.values()]
    .filter(({ state, at, action }) => state === 'asked' && at >= since && action in requestWords)
    .filter(({ serverId }) => servers.some(({ id }) => id === serverId))
    .toSorted((one, other) => other.at - one.at);
  if (newest !== undefined && newest.at > since) setSince(newest.at);
  const server = servers.find(({ id }) => id === newest?.serverId);
  const words = newest && requestWords[newest.action];
  const name = server && serverNameText(server);
  const state = words && t(words);
  return (
    <p role="status" className="sr-only">
      {name !== undefined && state !== undefined && t`${name}: ${state}`}
    </p>
  );
}
