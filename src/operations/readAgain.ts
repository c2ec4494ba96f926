import type { QueryClient } from '@tanstack/react-query';
import { asApiError } from '#api/apiError.ts';
import { askAnew } from '#api/queryClient.ts';
import { openConnection } from '#api/connection.ts';
import { getGetAccountQueryKey, getGetAccountQueryOptions } from '#api/generated/account/account.ts';
import {
  getGetServerQueryKey,
  getGetServerQueryOptions,
  getListServersQueryKey,
} from '#api/generated/servers/servers.ts';
import { readAccount } from '#domain/account.ts';
import { type DetailedServer, readDetailedServer } from '#domain/server.ts';

/** Has the list of servers asked for anew, and the wallet. At the gate nothing is asked. */
export function refreshFleet(queryClient: QueryClient): void {
  if (openConnection() === undefined) return;
  void queryClient.invalidateQueries({ queryKey: getGetAccountQueryKey() });
  void queryClient.invalidateQueries({ queryKey: getListServersQueryKey(), exact: true });
}

/** Asks anew for whatever shows a server that something was asked of. At the gate nothing is asked. */
export function refreshServer(queryClient: QueryClient, serverId: string): void {
  if (openConnection() === undefined) return;
  void queryClient.invalidateQueries({ queryKey: getGetServerQueryKey(serverId) });
  void queryClient.invalidateQueries({ queryKey: getListServersQueryKey(), exact: true });
}

/** Reads a server now, whatever is in the cache or already on the line; `gone` where the API knows no such server. */
export async function seeServer(
  queryClient: QueryClient,
  serverId: string,
): Promise<DetailedServer | 'gone' | undefined> {
  if (openConnection() === undefined) return undefined;
  try {
    return readDetailedServer(await askAnew(queryClient, getGetServerQueryOptions(serverId)), serverId);
  } catch (thrown) {
    return asApiError(thrown)?.kind === 'notFound' ? 'gone' : undefined;
  }
}

/** The same, with nothing where it is gone. */
export async function readServerAgain(
  queryClient: QueryClient,
  serverId: string,
): Promise<DetailedServer | undefined> {
  const seen = await seeServer(queryClient, serverId);
  return seen === 'gone' ? undefined : seen;
}

/** The wallet as it is now; nothing where it can't be read, or the key may not read it. */
export async function readBalanceAgain(queryClient: QueryClient): Promise<string | undefined> {
  try {
    return readAccount(await askAnew(queryClient, getGetAccountQueryOptions())).balance;
  } catch {
    return undefined;
  }
}
