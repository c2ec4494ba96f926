import type { QueryClient } from '@tanstack/react-query';
import { type ApiError, asApiError } from '#api/apiError.ts';
import { renameServer } from '#api/generated/writes/writes.ts';
import type { DetailedServer } from '#domain/server.ts';
import type { Target } from '#operations/intents/intent.ts';
import { refetchServer, refreshServer } from './refetch.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';

/** Any 2xx is enough, whatever its body: the label is then read from the server. */
async function send(queryClient: QueryClient, serverId: string, label: string): Promise<undefined> {
  try {
    await renameServer(serverId, { label });
  } catch (thrown) {
    const error: ApiError | undefined = asApiError(thrown);
    if (error?.kind !== 'contract') throw thrown;
  }
  await refetchServer(queryClient, serverId);
  return undefined;
}

/** A label that the user typed over another one. */
export interface Rename extends Target {
  readonly label: string;
  /** The label that the user saw while typing. */
  readonly former: string;
}

/**
 * Renames a server, then reads its label back: the API has the last word. If the label is no longer the one that the
 * user saw, nothing is sent (`changed`): it would overwrite someone else's change.
 */
export function renameTo(
  caller: Caller,
  { serverId, serverName, label, former }: Rename,
): Promise<WriteOutcome<undefined>> {
  const { queryClient } = caller;
  return runWrite<undefined, DetailedServer | undefined>(
    {
      operation: 'renameServer',
      policy: 'absolute',
      target: serverId,
      targetName: serverName,
      async findObstacle() {
        const current = await refetchServer(queryClient, serverId);
        const isChangedByOthers =
          current !== undefined && current.label !== former && current.label !== label;
        return isChangedByOthers ? 'changed' : undefined;
      },
      send: () => send(queryClient, serverId, label),
      // Also after a refusal, which may answer a copy that the browser sent by itself.
      reading: () => ({
        read: () => refetchServer(queryClient, serverId),
        judge(snapshots) {
          return snapshots.at(-1)?.label === label ? { is: 'done', answer: undefined } : { is: 'unclear' };
        },
      }),
      action: 'rename',
      line: () => ({ details: label }),
      onEnd: () => refreshServer(queryClient, serverId),
    },
    caller,
  );
}
