import { requestsLeft } from '#api/budget.ts';
import { openConnection } from '#api/connection.ts';
import { getListServersQueryKey } from '#api/generated/servers/servers.ts';
import { budgetNumbers } from '#api/requestWindow.ts';
import type { PowerAction, Target } from '#operations/intents/intent.ts';
import { dropIntent, intentOf, noteIntent } from '#operations/intents/intents.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';
import { isSignedIn, onSessionChange } from '#session/session.ts';
import { hold, type Stake } from '#ui/leaving.ts';
import { askPower, logPower } from './power.ts';
import {
  openBatch,
  type BatchLine,
  type BatchPause,
  isRefused,
  isUnfinished,
  type PowerBatch,
} from './powerBatch.ts';

/** How many of a batch's requests are on the line together. */
const mostOnTheLine = 4;

/** So many requests of the budget are left for what the person does meanwhile. */
const spareRequests = 10;

/** How long it waits before it looks again whether the budget has something to spare, in milliseconds. */
const budgetRetry = 1_000;

/** Before the page is left it is asked about what is not sent, or has no end yet; a lock waits for what goes on by itself. */
let letGo = (): void => undefined;
let heldAs: Stake | undefined;
openBatch.subscribe(() => {
  const batch = openBatch.get();
  const stake =
    batch === undefined || !isUnfinished(batch) ? undefined : batch.pause === undefined ? 'write' : 'waiting';
  if (stake === heldAs) return;
  letGo();
  heldAs = stake;
  letGo = stake === undefined ? () => undefined : hold(stake);
});

/** Ends what follows the page and the session on behalf of the batch. */
let stopFollowing = (): void => undefined;

function change(part: Partial<PowerBatch>): void {
  const batch = openBatch.get();
  if (batch !== undefined) openBatch.set({ ...batch, ...part });
}

function changeLines(next: (line: BatchLine) => BatchLine): void {
  change({ lines: openBatch.get()?.lines.map(next) ?? [] });
}

/** Why the whole batch has to pause, where the next ones would end as this one did. */
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

/** Asks one server. Where the whole batch has to pause with nothing done, its line goes back. */
async function sendLine(caller: Caller, { target }: BatchLine, action: PowerAction): Promise<void> {
  const become = (next: BatchLine): void =>
    changeLines((line) => (line.target.serverId === target.serverId ? next : line));
  become({ target, state: 'sending' });
  const end = await askPower(caller, target, action);
  const pause = pauseAfter(end?.outcome);
  if (pause !== undefined) change({ pause });
  if (end === undefined) become({ target, state: 'busy' });
  else if (pause === undefined || pause.because === 'unclear') {
    logPower(end.intent);
    become({ target, state: 'ended', intent: end.intent });
  } else {
    dropIntent(target.serverId);
    become({ target, state: 'waiting' });
  }
}

/** Puts as many on the line as may be there, and comes back at each one's end. */
function advance(caller: Caller): void {
  const batch = openBatch.get();
  // The batch of another account, by now, has a caller of its own.
  if (batch === undefined || !isSignedIn(caller.owner)) return;
  const waiting = batch.lines.filter(({ state }) => state === 'waiting');
  const sending = batch.lines.filter(({ state }) => state === 'sending').length;
  // What is on the line may not be counted yet: each of it is taken for one more request.
  const affordable = Math.max(0, requestsLeft() - spareRequests - sending);
  const isHeld = batch.pause === undefined && waiting.length > 0 && affordable === 0;
  change({ isHeld });
  if (isHeld) {
    if (sending === 0) setTimeout(() => advance(caller), budgetRetry);
    return;
  }
  const isResting = batch.pause !== undefined || waiting.length === 0;
  if (isResting && sending === 0 && openConnection() !== undefined)
    void caller.queryClient.invalidateQueries({ queryKey: getListServersQueryKey(), exact: true });
  if (isResting) return;
  for (const line of waiting.slice(0, Math.min(mostOnTheLine - sending, affordable)))
    void sendLine(caller, line, batch.action).finally(() => advance(caller));
}

/** What is not sent yet is given up and noted as such; what is on the line comes to its own end. */
export function leaveRest(): void {
  const action = openBatch.get()?.action;
  if (action === undefined) return;
  changeLines((line) => {
    if (line.state !== 'waiting') return line;
    logPower({ ...line.target, action, at: Date.now(), state: 'notSent' });
    return { target: line.target, state: 'left' };
  });
  change({ pause: undefined });
}

/** The page goes: what was not sent is told when it comes back, and nothing of it is sent then. */
function leavePage(): void {
  const batch = openBatch.get();
  for (const { state, target } of batch?.lines ?? []) {
    // One that waits for its lock has not left either.
    const isSent = state === 'sending' && intentOf(target.serverId)?.state === 'sending';
    if (batch === undefined || isSent || (state !== 'waiting' && state !== 'sending')) continue;
    noteIntent({ ...target, action: batch.action, at: Date.now(), state: 'notSent' });
  }
  leaveRest();
}

function followPage({ owner }: Caller): () => void {
  window.addEventListener('pagehide', leavePage);
  const forgetSession = onSessionChange(() => {
    if (!isSignedIn(owner)) dropBatch();
  });
  return () => {
    window.removeEventListener('pagehide', leavePage);
    forgetSession();
  };
}

/**
 * Asks several servers for the same, a few at a time and within the request budget. Where the API wants a rest, the key
 * is refused or the connection is gone, it pauses with nothing lost.
 * @returns `false` where another batch is unfinished: nothing was begun
 */
export function beginPowerBatch(caller: Caller, action: PowerAction, targets: readonly Target[]): boolean {
  const former = openBatch.get();
  if (former !== undefined && isUnfinished(former)) return false;
  dropBatch();
  const lines = targets.map(({ serverId, serverName }): BatchLine => ({
    target: { serverId, serverName },
    state: 'waiting',
  }));
  openBatch.set({ action, lines, pause: undefined, isHeld: false, isShown: true });
  stopFollowing = followPage(caller);
  advance(caller);
  return true;
}

/** Sends nothing more until {@link goOn}; what is on the line comes to its own end. */
export function pauseBatch(): void {
  change({ pause: { because: 'person' } });
}

export function goOn(caller: Caller): void {
  change({ pause: undefined });
  advance(caller);
}

/** Asks those again with which nothing was done for certain. */
export function retryRefused(caller: Caller): void {
  changeLines((line) => (isRefused(line) ? { target: line.target, state: 'waiting' } : line));
  goOn(caller);
}

/** Shows the batch, or puts it aside, where it goes on. */
export function showBatch(isShown: boolean): void {
  change({ isShown });
}

/** Forgets the batch. What its servers were asked for stays with them. */
export function dropBatch(): void {
  stopFollowing();
  stopFollowing = () => undefined;
  openBatch.set(undefined);
}
