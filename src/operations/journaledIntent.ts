import type { Intent } from '#operations/intents/intent.ts';
import { intentOf } from '#operations/intents/intents.ts';
import { dropIntent, noteIntent } from '#operations/intents/keptIntents.ts';
import { openEntryOf } from '#operations/writes/journal.ts';
import type { WriteOutcome } from '#operations/writes/write.ts';

/** A journaled write on a server, with the fields of its intent. */
export type JournaledIntent = Omit<Intent, 'state' | 'action'> & {
  readonly action: 'reinstall' | 'terminate';
};

/**
 * `queued`: the API accepted the request and carries it out later. `gone`: a reading showed that the server is gone.
 */
export type Accepted = 'queued' | 'gone';

/**
 * The stored intent of this request, with what was observed since; `undefined` where a newer intent has replaced it.
 */
function currentIntent({ serverId, action, at }: JournaledIntent): Intent | undefined {
  const intent = intentOf(serverId);
  return intent?.action === action && intent.at === at ? intent : undefined;
}

const operationOf = { reinstall: 'reinstallServer', terminate: 'terminateServer' } as const;

/** Whether an earlier request of this kind is unsettled: it may have been carried out, however this one ended. */
function isEarlierOpen({ action, serverId }: JournaledIntent): boolean {
  return openEntryOf(operationOf[action], serverId) !== undefined;
}

/**
 * Records the intent as in flight. Called right before sending, so that a request that is never sent leaves no intent.
 */
export function noteSending(request: JournaledIntent): void {
  noteIntent({ ...request, ...currentIntent(request), state: 'sending' });
}

function reasonsOf(outcome: WriteOutcome<Accepted>): Pick<Intent, 'because' | 'failure'> {
  if (outcome.state === 'done') return {};
  if (outcome.state === 'notSent') return { because: outcome.because };
  return outcome.error === undefined ? {} : { failure: outcome.error.facts };
}

/** Overrides for the activity log line: a queued request is logged as requested, not as done. */
export const acceptedLine = (outcome: WriteOutcome<Accepted>): object =>
  outcome.state === 'done' && outcome.answer === 'queued' ? { outcome: 'requested' } : {};

/**
 * Records the outcome as an intent.
 * @param isShown whether the page that made the request shows a refusal, so that the intent doesn't have to
 */
export function noteOutcome(
  request: JournaledIntent,
  outcome: WriteOutcome<Accepted>,
  isShown: boolean,
): void {
  const isUndone = outcome.state === 'refused' || outcome.state === 'notSent';
  if (isShown && isUndone) {
    if (currentIntent(request) !== undefined) dropIntent(request.serverId);
    return;
  }
  const endState = isUndone && isEarlierOpen(request) ? 'unknown' : outcome.state;
  const isQueued = outcome.state === 'done' && outcome.answer === 'queued';
  // The reason and the failure of an earlier attempt don't apply to this one.
  const { because: _because, failure: _failure, ...base } = { ...request, ...currentIntent(request) };
  noteIntent({ ...base, state: isQueued ? 'asked' : endState, ...reasonsOf(outcome) });
}
