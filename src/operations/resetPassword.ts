import { ApiError } from '#api/apiError.ts';
import { resetServerPassword } from '#api/generated/writes/writes.ts';
import { type PasswordReset, readPasswordReset } from '#domain/passwordReset.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';

async function send(serverId: string): Promise<PasswordReset> {
  const answer = readPasswordReset(await resetServerPassword(serverId));
  if (answer !== undefined) return answer;
  throw new ApiError({ kind: 'contract', operationId: 'resetServerPassword' });
}

/** Requests a new password, once. */
export function resetPassword(
  caller: Caller,
  serverId: string,
  serverName: string,
): Promise<WriteOutcome<PasswordReset>> {
  return runWrite<PasswordReset, never>(
    {
      operation: 'resetServerPassword',
      policy: 'single',
      target: serverId,
      targetName: serverName,
      send: () => send(serverId),
      wasDone: ({ isReset }) => isReset,
      action: 'resetPassword',
      line(outcome) {
        if (outcome.state !== 'done' || outcome.answer.isReset) return {};
        const { words } = outcome.answer;
        return { outcome: 'refused', words: words === '' ? [] : [words] };
      },
    },
    caller,
  );
}
