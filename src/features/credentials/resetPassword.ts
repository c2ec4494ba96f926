import { ApiError } from '#api/apiError.ts';
import { resetServerPassword } from '#api/generated/servers/servers.ts';
import { type PasswordReset, readPasswordReset } from '#domain/passwordReset.ts';
import { noteActivity } from '#operations/activityLog.ts';
import { singleWrite } from '#operations/singleWrite.ts';
import type { WriteOutcome } from '#operations/writeOutcome.ts';
import { currentAccount } from '#session/accountId.ts';

export type ResetOutcome = WriteOutcome<PasswordReset>;

async function sendReset(serverId: string): Promise<PasswordReset> {
  const answer = readPasswordReset(await resetServerPassword(serverId));
  if (answer !== undefined) return answer;
  throw new ApiError({ kind: 'contract', operationId: 'resetServerPassword' });
}

function note(outcome: ResetOutcome, serverId: string, serverName: string): void {
  const line = { action: 'resetPassword', serverId, serverName } as const;
  if (outcome.state === 'done') {
    const { answer } = outcome;
    if (answer.isReset) noteActivity({ ...line, outcome: 'done' });
    else noteActivity({ ...line, outcome: 'refused', words: answer.words === '' ? [] : [answer.words] });
    return;
  }
  const { words = [], requestId = '' } = 'error' in outcome ? (outcome.error?.facts ?? {}) : {};
  noteActivity({ ...line, outcome: outcome.state, words, requestId });
}

/** Asks for a new password, once, and notes how that ended. */
export async function resetPassword(serverId: string, serverName: string): Promise<ResetOutcome> {
  const account = currentAccount();
  const outcome = await singleWrite({
    operation: 'resetServerPassword',
    target: serverId,
    targetName: serverName,
    send: () => sendReset(serverId),
    wasDone: ({ isReset }) => isReset,
  });
  // Whoever is signed in now has nothing to do with it.
  if (currentAccount() === account) note(outcome, serverId, serverName);
  return outcome;
}
