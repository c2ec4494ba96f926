import { useQueryClient } from '@tanstack/react-query';
import { getListServersQueryKey, getServer } from '#api/generated/servers/servers.ts';
import type { ServerSummary } from '#api/generated/model/serverSummary.ts';
import { isLargeFleet } from '#api/pace.ts';
import { usePollingOneByOne } from '#api/polling.ts';
import { readFields } from '#domain/read.ts';
import type { Server } from '#domain/server.ts';
import { inProgressFor } from '#operations/intents/inProgress.ts';

/** At most this many rows are polled one by one. */
const mostRows = 10;

/** The servers of the rendered rows. */
export function rowsAt(
  servers: readonly Server[],
  shown: readonly { readonly index: number }[],
): readonly Server[] {
  return shown.map(({ index }) => servers[index]).filter((server) => server !== undefined);
}

/**
 * Polls the visible rows of a fleet that is too large to be refetched often: servers in transition are fetched one by
 * one, and each response is merged into the cached list.
 */
export function useVisibleRowPolling(servers: readonly Server[], visible: readonly Server[]): void {
  const queryClient = useQueryClient();
  usePollingOneByOne(
    isLargeFleet(servers.length),
    () =>
      visible
        .filter((server) => inProgressFor([server], Date.now()) !== undefined)
        .slice(0, mostRows)
        .map(({ id }) => id),
    async (id) => {
      const answer = await getServer(id).catch(() => undefined);
      const list = getListServersQueryKey();
      const state = queryClient.getQueryState(list);
      if (answer === undefined || state === undefined) return;
      queryClient.setQueryData<ServerSummary[]>(
        list,
        (rows) => rows?.map((row) => (readFields<'id'>(row)?.id === id ? { ...row, ...answer } : row)),
        // One new row doesn't make the list as a whole any newer.
        { updatedAt: state.dataUpdatedAt },
      );
    },
  );
}
