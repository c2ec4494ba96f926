import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { asApiError } from '#api/apiError.ts';
import { getListServersQueryKey } from '#api/generated/servers/servers.ts';
import { isUuid } from '#domain/read.ts';
import { readDetailedServer, readFleet } from '#domain/server.ts';
import { forgetServer } from './forgetServer.ts';
import { type Intent, mayBeUnlisted } from './intent.ts';
import { intentOf, settleGone, settleIntents } from './intents.ts';

const listHash = hashKey(getListServersQueryKey());

/** The server that a query asks for alone. */
function serverOf([path]: QueryKey): string | undefined {
  const id = /^\/servers\/([^/]+)$/.exec(String(path))?.[1];
  return isUuid(id) ? id : undefined;
}

/** What the list shows is seen; what a whole list lacks is gone. */
function seeList(answer: unknown): void {
  const { servers, unreadable } = readFleet(answer);
  const now = Date.now();
  settleIntents(servers, now);
  if (unreadable > 0) return;
  const listed = new Set(servers.map(({ id }) => id));
  const isNew = (intent: Intent | undefined): boolean => intent !== undefined && mayBeUnlisted(intent, now);
  settleGone((id) => !listed.has(id) && !isNew(intentOf(id)), now);
}

/** Holds what was asked against every answer that shows a server, or that it is gone, whichever page asked for it. */
export function followIntents(queryClient: QueryClient): void {
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { action } = event;
    const queryKey = event.query.queryKey as QueryKey; // typed `any` by the cache's event
    if (action.type === 'success' && hashKey(queryKey) === listHash) {
      seeList(event.query.state.data);
      return;
    }
    const id = serverOf(queryKey);
    if (id === undefined) return;
    let terminated: readonly string[] = [];
    if (action.type === 'success') {
      terminated = settleIntents([readDetailedServer(event.query.state.data, id)], Date.now());
    } else if (action.type === 'error' && asApiError(action.error)?.kind === 'notFound') {
      terminated = settleGone((serverId) => serverId === id, Date.now());
    }
    for (const serverId of terminated) forgetServer(queryClient, serverId);
  });
}
