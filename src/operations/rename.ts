import type { QueryClient } from '@tanstack/react-query';
import { type ApiError, asApiError } from '#api/apiError.ts';
import { renameServer } from '#api/generated/servers/servers.ts';
import type { DetailedServer } from '#domain/server.ts';
import type { Target } from '#operations/intents/intent.ts';
import { readServerAgain, refreshServer } from './readAgain.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';

/** A 2xx is enough, whatever its body: what the label is then is read from the server. */
async function send(queryClient: QueryClient, serverId: string, label: string): Promise<undefined> {
  try {
    await renameServer(serverId, { label });
  } catch (thrown) {
    const error: ApiError | undefined = asApiError(thrown);
    if (error?.kind !== 'contract') throw thrown;
  }
  await readServerAgain(queryClient, serverId);
  return undefined;
}

/** A label that was typed over another one. */
export interface Rename extends Target {
  readonly label: string;
  /** The label that the person saw as they typed. */
  readonly former: string;
}

/**
 * Gives a server another label, then reads what it is called now: the API has the last word. Where it has another label
 * by now than the person saw, nothing is sent: it would overwrite what somebody else has just written.
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
      async hindered() {
        const now = await readServerAgain(queryClient, serverId);
        const isOthers = now !== undefined && now.label !== former && now.label !== label;
        return isOthers ? 'changed' : undefined;
      },
      send: () => send(queryClient, serverId, label),
      // Also after a refusal, which may be of a copy that the browser sent by itself.
      reading: () => ({
        read: () => readServerAgain(queryClient, serverId),
        judge(sights) {
          return sights.at(-1)?.label === label ? { is: 'done', answer: undefined } : { is: 'unclear' };
        },
      }),
      action: 'rename',
      line: () => ({ details: label }),
      onEnd: () => refreshServer(queryClient, serverId),
    },
    caller,
  );
}
