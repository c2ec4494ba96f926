import type { QueryClient } from '@tanstack/react-query';
import { askAnew } from '#api/askAnew.ts';
import { openConnection } from '#api/connection.ts';
import {
  getGetServerQueryKey,
  getGetServerQueryOptions,
  getListServersQueryKey,
} from '#api/generated/servers/servers.ts';
import { type DetailedServer, readDetailedServer } from '#domain/server.ts';

/** Asks anew for whatever shows a server that something was asked of. At the gate nothing is asked. */
export function refreshServer(queryClient: QueryClient, serverId: string): void {
  if (openConnection() === undefined) return;
  void queryClient.invalidateQueries({ queryKey: getGetServerQueryKey(serverId) });
  void queryClient.invalidateQueries({ queryKey: getListServersQueryKey(), exact: true });
}

/** Reads a server now, whatever is in the cache or already on the line. Nothing where it can't be read. */
export async function readServerAgain(
  queryClient: QueryClient,
  serverId: string,
): Promise<DetailedServer | undefined> {
  if (openConnection() === undefined) return undefined;
  try {
    return readDetailedServer(await askAnew(queryClient, getGetServerQueryOptions(serverId)), serverId);
  } catch {
    return undefined;
  }
}
