import type { QueryClient } from '@tanstack/react-query';
import type { ApiError } from '#api/apiError.ts';
import { requestsLeft } from '#api/budget.ts';
import { openConnection } from '#api/connection.ts';
import { getListServersQueryKey } from '#api/generated/servers/servers.ts';
import { budgetNumbers } from '#api/requestWindow.ts';
import { currentAccount } from '#session/accountId.ts';
import { countAsWrite } from '#session/openWrites.ts';
import { onSessionChange } from '#session/session.ts';
import type { PowerAction, Target } from './intent.ts';
import { dropIntent, intentOf, noteIntent } from './intents.ts';
import { openBatch } from './openBatch.ts';
import { askPower, logPower } from './power.ts';
import { type BatchLine, type BatchPause, isRefused, isUnfinished, type PowerBatch } from './powerBatch.ts';

/** How many of a batch's requests are on the line together. */
const mostOnTheLine = 4;

/** So many requests of the budget are left for what the person does meanwhile. */
const spareRequests = 10;

/** How long it waits before it looks again whether the budget has something to spare, in milliseconds. */
const budgetRetry = 1_000;

countAsWrite(() => {
  const batch = openBatch.get();
  return batch !== undefined && batch.pause === undefined && isUnfinished(batch);
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
function pauseAfter(error: ApiError | undefined): BatchPause | undefined {
  if (error === undefined) return undefined;
  const { notSentBecause, retryAt } = error.facts;
  if (error.kind === 'rateLimited')
    return { because: 'rateLimited', until: retryAt ?? Date.now() + budgetNumbers.restMs };
  if (error.kind === 'unauthorized' || notSentBecause === 'gate') return { because: 'gate' };
  if (notSentBecause === 'offline') return { because: 'offline' };
  return error.outcome === 'unknown' ? { because: 'unclear' } : undefined;
}

/** Asks one server. Where the whole batch has to pause with nothing done, its line goes back. */
async function sendLine({ target }: BatchLine, action: PowerAction): Promise<void> {
  const become = (next: BatchLine): void =>
    changeLines((line) => (line.target.serverId === target.serverId ? next : line));
  become({ target, state: 'sending' });
  const end = await askPower(target, action);
  const pause = pauseAfter(end?.error);
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
function advance(queryClient: QueryClient): void {
  const batch = openBatch.get();
  if (batch === undefined) return;
  const waiting = batch.lines.filter(({ state }) => state === 'waiting');
  const sending = batch.lines.filter(({ state }) => state === 'sending').length;
  // What is on the line may not be counted yet: each of it is taken for one more request.
  const affordable = Math.max(0, requestsLeft() - spareRequests - sending);
  const isHeld = batch.pause === undefined && waiting.length > 0 && affordable === 0;
  change({ isHeld });
  if (isHeld) {
    if (sending === 0) setTimeout(() => advance(queryClient), budgetRetry);
    return;
  }
  const isResting = batch.pause !== undefined || waiting.length === 0;
  if (isResting && sending === 0 && openConnection() !== undefined)
    void queryClient.invalidateQueries({ queryKey: getListServersQueryKey(), exact: true });
  if (isResting) return;
  for (const line of waiting.slice(0, Math.min(mostOnTheLine - sending, affordable)))
    void sendLine(line, batch.action).finally(() => advance(queryClient));
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

/** The browser asks before the page is left while something is not sent, or has no end yet. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  const batch = openBatch.get();
  if (batch !== undefined && isUnfinished(batch)) event.preventDefault();
}

function followPage(): () => void {
  const account = currentAccount();
  window.addEventListener('beforeunload', askBeforeLeaving);
  window.addEventListener('pagehide', leavePage);
  const forgetSession = onSessionChange(() => {
    if (currentAccount() !== account) dropBatch();
  });
  return () => {
    window.removeEventListener('beforeunload', askBeforeLeaving);
    window.removeEventListener('pagehide', leavePage);
    forgetSession();
  };
}

/**
 * Asks several servers for the same, a few at a time and within the request budget. Where the API wants a rest, the key
 * is refused or the connection is gone, it pauses with nothing lost.
 * @returns `false` where another batch is unfinished: nothing was begun
 */
export function beginPowerBatch(
  queryClient: QueryClient,
  action: PowerAction,
  targets: readonly Target[],
): boolean {
  const former = openBatch.get();
  if (former !== undefined && isUnfinished(former)) return false;
  dropBatch();
  const lines = targets.map(({ serverId, serverName }): BatchLine => ({
    target: { serverId, serverName },
    state: 'waiting',
  }));
  openBatch.set({ action, lines, pause: undefined, isHeld: false, isShown: true });
  stopFollowing = followPage();
  advance(queryClient);
  return true;
}

/** Sends nothing more until {@link goOn}; what is on the line comes to its own end. */
export function pauseBatch(): void {
  change({ pause: { because: 'person' } });
}

export function goOn(queryClient: QueryClient): void {
  change({ pause: undefined });
  advance(queryClient);
}

/** Asks those again with which nothing was done for certain. */
export function retryRefused(queryClient: QueryClient): void {
  changeLines((line) => (isRefused(line) ? { target: line.target, state: 'waiting' } : line));
  goOn(queryClient);
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
