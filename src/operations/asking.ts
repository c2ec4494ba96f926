import type { Intent } from '#operations/intents/intent.ts';
import { dropIntent, intentOf, noteIntent } from '#operations/intents/intents.ts';
import { openEntryOf } from '#operations/writes/journal.ts';
import type { WriteOutcome } from '#operations/writes/write.ts';

/** What is asked of a server by a write of the journal. */
export type Asking = Omit<Intent, 'state' | 'action'> & { readonly action: 'reinstall' | 'terminate' };

/** The API took it and does it later, or the server was gone already. */
export type Taken = 'queued' | 'gone';

/** The intent as it stands, with what was seen of it meanwhile; nothing where a newer one has taken its place. */
function standing({ serverId, action, at }: Asking): Intent | undefined {
  const intent = intentOf(serverId);
  return intent?.action === action && intent.at === at ? intent : undefined;
}

const operationOf = { reinstall: 'reinstallServer', terminate: 'terminateServer' } as const;

/** Whether one asked for before may have been done, however this one ended. */
function isEarlierOpen({ action, serverId }: Asking): boolean {
  return openEntryOf(operationOf[action], serverId) !== undefined;
}

/** Notes that it is on the line. Called as it leaves, so that nothing is noted of what never leaves. */
export function noteSending(asking: Asking): void {
  noteIntent({ ...asking, ...standing(asking), state: 'sending' });
}

function reasonsOf(outcome: WriteOutcome<Taken>): Pick<Intent, 'because' | 'failure'> {
  if (outcome.state === 'done') return {};
  if (outcome.state === 'notSent') return { because: outcome.because };
  return outcome.error === undefined ? {} : { failure: outcome.error.facts };
}

/** What its line in the activity log says: what was queued is only requested. */
export const takenLine = (outcome: WriteOutcome<Taken>): object =>
  outcome.state === 'done' && outcome.answer === 'queued' ? { outcome: 'requested' } : {};

/**
 * Notes how it ended as an intent.
 * @param isShown whether a refusal is shown where it was asked, so that it need not be told elsewhere
 */
export function noteOutcome(asking: Asking, outcome: WriteOutcome<Taken>, isShown: boolean): void {
  const isUndone = outcome.state === 'refused' || outcome.state === 'notSent';
  if (isShown && isUndone) {
    if (standing(asking) !== undefined) dropIntent(asking.serverId);
    return;
  }
  const end = isUndone && isEarlierOpen(asking) ? 'unknown' : outcome.state;
  const isQueued = outcome.state === 'done' && outcome.answer === 'queued';
  // What an earlier attempt was told is none of this one's.
  const { because: _because, failure: _failure, ...stands } = { ...asking, ...standing(asking) };
  noteIntent({ ...stands, state: isQueued ? 'asked' : end, ...reasonsOf(outcome) });
}
