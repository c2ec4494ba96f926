import { noteActivity } from './activityLog.ts';
import type { Intent } from './intent.ts';
import { dropIntent, intentOf, noteIntent } from './intents.ts';
import { openEntryOf } from './journal.ts';
import type { WriteOutcome } from './writeOutcome.ts';
import type { OnRefused } from './writeStart.ts';

/** What is asked of a server by a write of the journal. */
export type Asking = Omit<Intent, 'state' | 'action'> & { readonly action: 'reinstall' | 'terminate' };

/** Whoever asks for it. */
export interface Asker {
  /** Whether they still show how it ends; a refusal is noted as an intent otherwise. */
  readonly isShown: () => boolean;
  readonly onRefused?: OnRefused;
}

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

function reasonsOf(
  outcome: WriteOutcome<Taken>,
): Pick<Intent, 'because' | 'words' | 'requestId' | 'retryAt'> {
  if (outcome.state === 'done') return {};
  if (outcome.state === 'notSent') return { because: outcome.because };
  if (outcome.error === undefined) return {};
  const { words, requestId, retryAt } = outcome.error.facts;
  return {
    because: outcome.error.kind,
    ...(words !== undefined && { words }),
    ...(requestId !== undefined && { requestId }),
    ...(retryAt !== undefined && { retryAt }),
  };
}

/**
 * Notes how it ended, in the log and as an intent.
 * @param isShown whether a refusal is shown where it was asked, so that it need not be told elsewhere
 */
export function noteOutcome(asking: Asking, outcome: WriteOutcome<Taken>, isShown: boolean): void {
  const { because, retryAt, ...said } = reasonsOf(outcome);
  const { action, serverId, serverName } = asking;
  const isQueued = outcome.state === 'done' && outcome.answer === 'queued';
  noteActivity({ action, serverId, serverName, outcome: isQueued ? 'requested' : outcome.state, ...said });
  if (isShown && (outcome.state === 'refused' || outcome.state === 'notSent')) {
    if (standing(asking) !== undefined) dropIntent(serverId);
    return;
  }
  const isUndone = outcome.state === 'refused' || outcome.state === 'notSent';
  const end = isUndone && isEarlierOpen(asking) ? 'unknown' : outcome.state;
  noteIntent({
    ...asking,
    ...standing(asking),
    state: isQueued ? 'asked' : end,
    ...(because !== undefined && { because }),
    ...(retryAt !== undefined && { retryAt }),
    ...said,
  });
}
