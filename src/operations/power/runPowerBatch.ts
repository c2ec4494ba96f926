import { requestsLeft } from '#api/budget.ts';
import { openConnection } from '#api/connection.ts';
import { getListServersQueryKey } from '#api/generated/servers/servers.ts';
import { budgetNumbers } from '#api/requestWindow.ts';
import type { PowerAction, Target } from '#operations/intents/intent.ts';
import { intentOf } from '#operations/intents/intents.ts';
import { dropIntent, noteIntent } from '#operations/intents/keptIntents.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';
import { isSignedIn, onSessionChange } from '#session/session.ts';
import { holdStake, type Stake } from '#ui/leaving.ts';
import { sendPower, logPower } from './power.ts';
import { openBatch, type BatchLine, type BatchPause, type PowerBatch } from './powerBatch.ts';

/** The maximum number of servers in one batch. */
export const maxBatchSize = 200;

/** How many requests of a batch may be in flight at once. */
const maxInFlight = 4;

/** How many requests of the budget are reserved for the user's other actions. */
const reservedRequests = 10;

/** How long to wait before checking the budget again, in milliseconds. */
const budgetRetry = 1_000;

/** Whether any request is not sent yet or has no outcome yet. */
export function isUnfinished({ lines }: PowerBatch): boolean {
  return lines.some(({ state }) => state === 'waiting' || state === 'sending');
}

/** Whether it is certain that nothing was done, so that the request can be retried. */
export function isRefused(line: BatchLine): boolean {
  if (line.state !== 'ended') return line.state === 'busy' || line.state === 'left';
  return line.intent.state === 'refused' || line.intent.state === 'notSent';
}

/**
 * While a batch is unfinished, leaving the page needs a confirmation. The idle lock waits for a batch that runs by
 * itself, but not for a paused one.
 */
let release = (): void => undefined;
let heldStake: Stake | undefined;
openBatch.subscribe(() => {
  const batch = openBatch.get();
  const stake =
    batch === undefined || !isUnfinished(batch) ? undefined : batch.pause === undefined ? 'write' : 'waiting';
  if (stake === heldStake) return;
  release();
  heldStake = stake;
  release = stake === undefined ? () => undefined : holdStake(stake);
});

/** Removes the batch's listeners on page and session. */
let stopFollowing = (): void => undefined;

function change(part: Partial<PowerBatch>): void {
  const batch = openBatch.get();
  if (batch !== undefined) openBatch.set({ ...batch, ...part });
}

function changeLines(next: (line: BatchLine) => BatchLine): void {
  change({ lines: openBatch.get()?.lines.map(next) ?? [] });
}

/** Why the whole batch has to pause: the next requests would end like this one. */
function pauseAfter(outcome: WriteOutcome<unknown> | undefined): BatchPause | undefined {
  if (outcome === undefined || outcome.state === 'done') return undefined;
  if (outcome.state === 'notSent') {
    const { because } = outcome;
    return because === 'gate' || because === 'offline' ? { because } : undefined;
  }
  const { error } = outcome;
  if (error?.kind === 'rateLimited')
    return { because: 'rateLimited', until: error.facts.retryAt ?? Date.now() + budgetNumbers.restMs };
  if (error?.kind === 'unauthorized') return { because: 'gate' };
  return outcome.state === 'unknown' ? { because: 'unclear' } : undefined;
}

/** Sends one server's request. Where the whole batch has to pause and nothing was done, the line waits again. */
async function sendLine(caller: Caller, { target }: BatchLine, action: PowerAction): Promise<void> {
  const setLine = (next: BatchLine): void =>
    changeLines((line) => (line.target.serverId === target.serverId ? next : line));
  setLine({ target, state: 'sending' });
  const result = await sendPower(caller, target, action);
  const pause = pauseAfter(result?.outcome);
  if (pause !== undefined) change({ pause });
  if (result === undefined) setLine({ target, state: 'busy' });
  else if (pause === undefined || pause.because === 'unclear') {
    logPower(result.intent);
    setLine({ target, state: 'ended', intent: result.intent });
  } else {
    dropIntent(target.serverId);
    setLine({ target, state: 'waiting' });
  }
}

/** Sends as many requests as may be in flight, and runs again when each one ends. */
function advance(caller: Caller): void {
  const batch = openBatch.get();
  // If another account has signed in, its batch has another caller.
  if (batch === undefined || !isSignedIn(caller.owner)) return;
  const waiting = batch.lines.filter(({ state }) => state === 'waiting');
  const sending = batch.lines.filter(({ state }) => state === 'sending').length;
  // The budget may not count the requests in flight yet, so each is counted as one more.
  const affordable = Math.max(0, requestsLeft() - reservedRequests - sending);
  const isWaitingForBudget = batch.pause === undefined && waiting.length > 0 && affordable === 0;
  change({ isWaitingForBudget });
  if (isWaitingForBudget) {
    if (sending === 0) setTimeout(() => advance(caller), budgetRetry);
    return;
  }
  const isResting = batch.pause !== undefined || waiting.length === 0;
  if (isResting && sending === 0 && openConnection() !== undefined)
    void caller.queryClient.invalidateQueries({ queryKey: getListServersQueryKey(), exact: true });
  if (isResting) return;
  for (const line of waiting.slice(0, Math.min(maxInFlight - sending, affordable)))
    void sendLine(caller, line, batch.action).finally(() => advance(caller));
}

/** Cancels the requests that are not sent yet and logs them as such; requests in flight run to their end. */
export function cancelRest(): void {
  const action = openBatch.get()?.action;
  if (action === undefined) return;
  changeLines((line) => {
    if (line.state !== 'waiting') return line;
    logPower({ ...line.target, action, at: Date.now(), state: 'notSent' });
    return { target: line.target, state: 'left' };
  });
  change({ pause: undefined });
}

/**
 * On `pagehide`: records the unsent requests, so that the page can show them when it returns, and cancels them, so that
 * none is sent then.
 */
function onPageHide(): void {
  const batch = openBatch.get();
  for (const { state, target } of batch?.lines ?? []) {
    // A request that waits for its lock is unsent, too.
    const isSent = state === 'sending' && intentOf(target.serverId)?.state === 'sending';
    if (batch === undefined || isSent || (state !== 'waiting' && state !== 'sending')) continue;
    noteIntent({ ...target, action: batch.action, at: Date.now(), state: 'notSent' });
  }
  cancelRest();
}

function followPage({ owner }: Caller): () => void {
  window.addEventListener('pagehide', onPageHide);
  const unsubscribeSession = onSessionChange(() => {
    if (!isSignedIn(owner)) dropBatch();
  });
  return () => {
    window.removeEventListener('pagehide', onPageHide);
    unsubscribeSession();
  };
}

/**
 * Requests the same action for several servers, a few at a time and within the request budget. When the API asks to
 * wait, the key is refused or the connection is lost, it pauses and nothing is lost.
 * @returns `false` where another batch is unfinished: then nothing was started
 */
export function beginPowerBatch(caller: Caller, action: PowerAction, targets: readonly Target[]): boolean {
  const previous = openBatch.get();
  if (previous !== undefined && isUnfinished(previous)) return false;
  dropBatch();
  const lines = targets.map(({ serverId, serverName }): BatchLine => ({
    target: { serverId, serverName },
    state: 'waiting',
  }));
  openBatch.set({ action, lines, pause: undefined, isWaitingForBudget: false, isShown: true });
  stopFollowing = followPage(caller);
  advance(caller);
  return true;
}

/** Sends nothing more until {@link resumeBatch}; requests in flight run to their end. */
export function pauseBatch(): void {
  change({ pause: { because: 'person' } });
}

export function resumeBatch(caller: Caller): void {
  change({ pause: undefined });
  advance(caller);
}

/** Retries the servers for which it is certain that nothing was done. */
export function retryRefused(caller: Caller): void {
  changeLines((line) => (isRefused(line) ? { target: line.target, state: 'waiting' } : line));
  resumeBatch(caller);
}

/** Shows the batch or hides it; hidden, it continues. */
export function showBatch(isShown: boolean): void {
  change({ isShown });
}

/** Removes the batch. The intents of its servers stay. */
export function dropBatch(): void {
  stopFollowing();
  stopFollowing = () => undefined;
  openBatch.set(undefined);
}
