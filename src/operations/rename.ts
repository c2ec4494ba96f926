import type { QueryClient } from '@tanstack/react-query';
import { type ApiError, type ApiErrorFacts, asApiError } from '#api/apiError.ts';
import { openConnection } from '#api/connection.ts';
import { renameServer } from '#api/generated/servers/servers.ts';
import { currentAccount } from '#session/accountId.ts';
import { noteActivity } from './activityLog.ts';
import { exclusively } from './exclusively.ts';
import type { Target } from './intent.ts';
import { readServerAgain, refreshServer } from './readServerAgain.ts';
import type { WriteOutcome } from './writeOutcome.ts';

/** How a rename ended; it needs no journal, since the same label twice is the same label. */
export type RenameOutcome =
  | Exclude<WriteOutcome<never>, { state: 'unknown' | 'done' }>
  | { readonly state: 'done' }
  | { readonly state: 'unknown'; readonly error: ApiError };

/** The longest wait before the same label goes again, in milliseconds; the real one is anywhere below it. */
const longestWaits = [1_000, 3_000];

/** A 2xx is enough, whatever its body: what the label is then is read from the server. */
function outcomeOf(error: ApiError): RenameOutcome {
  if (error.kind === 'contract') return { state: 'done' };
  if (error.outcome === 'notSent') {
    return { state: 'notSent', because: error.facts.notSentBecause ?? 'gate' };
  }
  return { state: error.outcome === 'rejected' ? 'refused' : 'unknown', error };
}

/** Sends the label, after a lost answer twice more: it is an absolute value, so nothing happens twice. */
async function sendLabel(serverId: string, label: string): Promise<RenameOutcome> {
  const connection = openConnection();
  let unclear: RenameOutcome | undefined;
  for (let sent = 0; ; sent += 1) {
    try {
      await renameServer(serverId, { label });
      return { state: 'done' };
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error === undefined) throw thrown;
      const outcome = outcomeOf(error);
      // That this one did nothing says nothing of the one before it.
      if (outcome.state === 'refused' || outcome.state === 'notSent') return unclear ?? outcome;
      const wait = longestWaits[sent];
      if (outcome.state === 'done' || wait === undefined) return outcome;
      unclear = outcome;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * wait));
      // Another key came meanwhile: it is not its wish.
      if (openConnection() !== connection) return outcome;
    }
  }
}

function note({ serverId, serverName }: Target, label: string, outcome: RenameOutcome): void {
  const { words, requestId }: Partial<ApiErrorFacts> = 'error' in outcome ? outcome.error.facts : {};
  noteActivity({
    action: 'rename',
    outcome: outcome.state,
    serverId,
    serverName,
    details: label,
    ...(words !== undefined && { words }),
    ...(requestId !== undefined && { requestId }),
  });
}

/** Gives a server another label, then reads what it is called now: the API has the last word. */
export async function renameTo(
  queryClient: QueryClient,
  target: Target,
  label: string,
): Promise<RenameOutcome> {
  const account = currentAccount();
  const run = await exclusively(`rename:${target.serverId}`, async () => {
    const outcome = await sendLabel(target.serverId, label);
    if (outcome.state === 'notSent' || currentAccount() !== account) return outcome;
    const server = await readServerAgain(queryClient, target.serverId);
    refreshServer(queryClient, target.serverId);
    // Also after a refusal, which may be of a copy that the browser sent by itself.
    return server?.label === label ? ({ state: 'done' } as const) : outcome;
  });
  if (!run.ran) return { state: 'notSent', because: 'busy' };
  // Whoever is signed in now has nothing to do with it.
  if (currentAccount() === account) note(target, label, run.result);
  return run.result;
}
