import { useEffect } from 'react';
import { isUuid, readList } from '#domain/read.ts';
import { createOwnedStore } from '#operations/writes/ownedStore.ts';

/** More than the dialog "Go to" shows, since the open server and those that are gone are left out there. */
const most = 8;

/** The ids of the servers whose pages were opened in this tab, the last one first. Nothing else of them is kept. */
export const recentServers = createOwnedStore<readonly string[]>(
  'recent',
  [],
  (value) => readList(value).filter(isUuid).slice(0, most),
  (ids) => (ids.length === 0 ? undefined : ids),
);

/** Notes that a server's page is open. `undefined`: there is no such server, or it isn't known yet. */
export function useNoteRecent(serverId: string | undefined): void {
  useEffect(() => {
    if (serverId === undefined) return;
    const others = recentServers.get().filter((id) => id !== serverId);
    recentServers.set([serverId, ...others].slice(0, most));
  }, [serverId]);
}
