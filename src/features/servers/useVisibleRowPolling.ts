import { useQueryClient } from '@tanstack/react-query';
import { getListServersQueryKey, getServer } from '#api/generated/servers/servers.ts';
import type { ServerSummary } from '#api/generated/model/serverSummary.ts';
import { isLargeFleet } from '#api/pace.ts';
import { usePollingOneByOne } from '#api/polling.ts';
import { readFields } from '#domain/read.ts';
import type { Server } from '#domain/server.ts';
import { onItsWayFor } from '#operations/intents/onItsWay.ts';

/** How many rows at most are followed one by one. */
const mostRows = 10;

/** The servers of the rows that are rendered. */
export function rowsAt(
  servers: readonly Server[],
  shown: readonly { readonly index: number }[],
): readonly Server[] {
  return shown.map(({ index }) => servers[index]).filter((server) => server !== undefined);
}

/**
 * Follows the rows in sight of a fleet that is too large to be asked for often: those on their way are asked for one
 * by one, and what comes takes their place in the list.
 */
export function useVisibleRowPolling(servers: readonly Server[], inSight: readonly Server[]): void {
  const queryClient = useQueryClient();
  usePollingOneByOne(
    isLargeFleet(servers.length),
    () =>
      inSight
        .filter((server) => onItsWayFor([server], Date.now()) !== undefined)
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
        // The list as a whole is as old as it was.
        { updatedAt: state.dataUpdatedAt },
      );
    },
  );
}
