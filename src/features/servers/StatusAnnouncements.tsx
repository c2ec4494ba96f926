import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Server } from '#domain/server.ts';
import { serverNameText } from '#shared/serverName.tsx';
import { statusLooks } from '#shared/ServerStatusBadge.tsx';

/** At most one announcement in this time, so that a screen reader can speak of anything else. */
const quietTime = 5_000;

type Statuses = ReadonlyMap<string, Server>;

/** The servers whose state is another than before; those that are new have not changed theirs. */
function changedSince(before: Statuses, servers: readonly Server[]): readonly Server[] {
  return servers.filter((server) => {
    const former = before.get(server.id);
    return former !== undefined && former !== server && former.statusWord !== server.statusWord;
  });
}

/**
 * What to tell those who don't see the states change: gathered, one sentence for all changes of five seconds.
 * @param nameOf what a server is called, as plain text
 */
function useStatusAnnouncements(
  servers: readonly Server[] | undefined,
  nameOf: (server: Server) => string,
): string {
  const { t } = useLingui();
  const [announcement, setAnnouncement] = useState('');
  const before = useRef<Statuses>(undefined);
  const waiting = useRef(new Map<string, Server>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (servers === undefined) return;
    for (const server of changedSince(before.current ?? new Map(), servers))
      waiting.current.set(server.id, server);
    before.current = new Map(servers.map((server) => [server.id, server]));
    if (waiting.current.size === 0 || timer.current !== undefined) return;

    const speak = (): void => {
      const changed = [...waiting.current.values()];
      waiting.current.clear();
      timer.current = changed.length > 0 ? setTimeout(speak, quietTime) : undefined;
      const [only] = changed;
      if (only === undefined) return;
      const state = only.status === undefined ? only.statusWord : t(statusLooks[only.status].word);
      const name = nameOf(only);
      setAnnouncement(
        changed.length === 1
          ? t`${name}: ${state}`
          : plural(changed.length, { one: '# server changed state', other: '# servers changed state' }),
      );
    };
    speak();
  }, [servers, nameOf, t]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return announcement;
}

/** Says the states' changes to those who don't see the badges. */
export function StatusAnnouncements({ servers }: { servers: readonly Server[] }): ReactNode {
  return (
    <p role="status" className="sr-only">
      {useStatusAnnouncements(servers, serverNameText)}
    </p>
  );
}
