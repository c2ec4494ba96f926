import type { QueryClient } from '@tanstack/react-query';
import { asApiError } from '#api/apiError.ts';
import { refetchNow } from '#api/queryClient.ts';
import { openConnection } from '#api/connection.ts';
import { getGetAccountQueryKey, getGetAccountQueryOptions } from '#api/generated/account/account.ts';
import {
  getGetServerQueryKey,
  getGetServerQueryOptions,
  getListServersQueryKey,
} from '#api/generated/servers/servers.ts';
import { readAccount } from '#domain/account.ts';
import type { DetailedServer } from '#domain/server.ts';
import { readDetailedServer } from '#domain/detailedServer.ts';

/** Refetches the server list and the balance. Sends nothing while the sign-in gate is shut. */
export function refreshFleet(queryClient: QueryClient): void {
  if (openConnection() === undefined) return;
  void queryClient.invalidateQueries({ queryKey: getGetAccountQueryKey() });
  void queryClient.invalidateQueries({ queryKey: getListServersQueryKey(), exact: true });
}

/** Refetches the queries that show a server after a request for it. Sends nothing while the sign-in gate is shut. */
export function refreshServer(queryClient: QueryClient, serverId: string): void {
  if (openConnection() === undefined) return;
  void queryClient.invalidateQueries({ queryKey: getGetServerQueryKey(serverId) });
  void queryClient.invalidateQueries({ queryKey: getListServersQueryKey(), exact: true });
}

/**
 * Reads a server now, bypassing the cache and requests in flight.
 * @returns `gone` where the API knows no such server; `undefined` where it can't be read
 */
export async function refetchServerOrGone(
  queryClient: QueryClient,
  serverId: string,
): Promise<DetailedServer | 'gone' | undefined> {
  if (openConnection() === undefined) return undefined;
  try {
    return readDetailedServer(await refetchNow(queryClient, getGetServerQueryOptions(serverId)), serverId);
  } catch (thrown) {
    return asApiError(thrown)?.kind === 'notFound' ? 'gone' : undefined;
  }
}

/** Like {@link refetchServerOrGone}, but `undefined` where the server is gone. */
export async function refetchServer(
  queryClient: QueryClient,
  serverId: string,
): Promise<DetailedServer | undefined> {
  const seen = await refetchServerOrGone(queryClient, serverId);
  return seen === 'gone' ? undefined : seen;
}

/** Refetches the balance; `undefined` where it can't be read, or the key may not read it. */
export async function refetchBalance(queryClient: QueryClient): Promise<string | undefined> {
  try {
    return readAccount(await refetchNow(queryClient, getGetAccountQueryOptions())).balance;
  } catch {
    return undefined;
  }
}
