import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { asApiError } from '#api/apiError.ts';
import { openConnection } from '#api/connection.ts';
import type { ServerSummary } from '#api/generated/model/serverSummary.ts';
import { getListServersQueryKey } from '#api/generated/servers/servers.ts';
import { sharedAnswers } from '#api/queryClient.ts';
import { isUuid, readFields } from '#domain/read.ts';
import { readFleet } from '#domain/server.ts';
import { readDetailedServer } from '#domain/detailedServer.ts';
import { mayBeUnlisted } from './intentRules.ts';
import { intentOf } from './intents.ts';
import { settleGone, settleIntents } from './keptIntents.ts';

/**
 * Removes a terminated server from the cache: its row, and the queries that no page shows. Refetches the list, since the
 * row is removed before the API's list lacks it.
 */
export function forgetServer(queryClient: QueryClient, serverId: string): void {
  const list = getListServersQueryKey();
  const state = queryClient.getQueryState(list);
  if (state?.data !== undefined) {
    queryClient.setQueryData<ServerSummary[]>(
      list,
      (rows) => {
        const others = rows?.filter((row) => readFields<'id'>(row)?.id !== serverId);
        if (others !== undefined) sharedAnswers.add(others);
        return others;
      },
      { updatedAt: state.dataUpdatedAt },
    );
  }
  queryClient.removeQueries({
    type: 'inactive',
    predicate: ({ queryKey: [path] }) => new RegExp(`^/servers/${serverId}(?:/|$)`).test(String(path)),
  });
  // While the sign-in gate is shut nothing is requested; once it opens, everything is.
  if (openConnection() !== undefined) void queryClient.invalidateQueries({ queryKey: list, exact: true });
}

const listHash = hashKey(getListServersQueryKey());

/** The id of the server that a detail query reads; `undefined` for any other query. */
function serverIdOf([path]: QueryKey): string | undefined {
  const id = /^\/servers\/([^/]+)$/.exec(String(path))?.[1];
  return isUuid(id) ? id : undefined;
}

/** Whether a server was deployed just now, so that the API may not show it yet. */
function isNew(serverId: string, now: number): boolean {
  const intent = intentOf(serverId);
  return intent !== undefined && mayBeUnlisted(intent, now);
}

/** Settles intents by a list response. A server that is missing from a completely readable list is gone. */
function settleByList(answer: unknown): void {
  const { servers, unreadable } = readFleet(answer);
  const now = Date.now();
  settleIntents(servers, now);
  if (unreadable > 0) return;
  const listed = new Set(servers.map(({ id }) => id));
  settleGone((id) => !listed.has(id) && !isNew(id, now), now);
}

/** Settles intents by every response that shows a server or that it is gone, whichever page made the request. */
export function followIntents(queryClient: QueryClient): void {
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { action } = event;
    const queryKey = event.query.queryKey as QueryKey; // typed `any` by the cache's event
    if (action.type === 'success' && hashKey(queryKey) === listHash) {
      settleByList(event.query.state.data);
      return;
    }
    const id = serverIdOf(queryKey);
    if (id === undefined) return;
    let terminated: readonly string[] = [];
    if (action.type === 'success') {
      terminated = settleIntents([readDetailedServer(event.query.state.data, id)], Date.now());
    } else if (action.type === 'error' && asApiError(action.error)?.kind === 'notFound') {
      const now = Date.now();
      terminated = settleGone((serverId) => serverId === id && !isNew(id, now), now);
    }
    for (const serverId of terminated) forgetServer(queryClient, serverId);
  });
}
