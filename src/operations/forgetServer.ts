import type { QueryClient } from '@tanstack/react-query';
import { openConnection } from '#api/connection.ts';
import type { ServerSummary } from '#api/generated/model/serverSummary.ts';
import { getListServersQueryKey } from '#api/generated/servers/servers.ts';
import { readFields } from '#domain/read.ts';

/**
 * Drops what is held of a server that no longer exists: its row, and the answers that no page shows. The list is asked
 * for anew, since the row is taken out ahead of it.
 */
export function forgetServer(queryClient: QueryClient, serverId: string): void {
  const list = getListServersQueryKey();
  const state = queryClient.getQueryState(list);
  if (state?.data !== undefined) {
    queryClient.setQueryData<ServerSummary[]>(
      list,
      (rows) => rows?.filter((row) => readFields<'id'>(row)?.id !== serverId),
      { updatedAt: state.dataUpdatedAt },
    );
  }
  queryClient.removeQueries({
    type: 'inactive',
    predicate: ({ queryKey: [path] }) => new RegExp(`^/servers/${serverId}(?:/|$)`).test(String(path)),
  });
  // At the gate nothing is asked; once it opens everything is.
  if (openConnection() !== undefined) void queryClient.invalidateQueries({ queryKey: list, exact: true });
}
