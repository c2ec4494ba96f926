import type { QueryClient } from '@tanstack/react-query';
import { requestsLeft } from '#api/budget.ts';
import { openConnection } from '#api/connection.ts';
import { isOnline, onOnlineChange } from '#api/online.ts';
import { scopedName } from '#domain/scopedName.ts';
import type { DeployBody } from '#operations/deploy.ts';
import { refreshFleet } from '#operations/refetch.ts';
import type { Caller } from '#operations/writes/write.ts';
import { currentOwner, isSignedIn, onSessionChange } from '#session/session.ts';
import { holdStake } from '#ui/leaving.ts';
import { continueServer, requestServer, type RunEnd, wait } from './batchServer.ts';
import { type BatchPause, type DeployBatch, isBatchRead, isUnfinished, shownBatch } from './deployBatch.ts';
import {
  change,
  deleteBatch,
  deleteFinished,
  findBatch,
  isOld,
  keptBatch,
  otherTabs,
  putBatch,
  show,
} from './keptBatches.ts';

/**
 * Deploys several servers, one after the other. Each has its own key, which is stored before anything is sent, and its
 * own entry in the journal. One tab does it, whichever has the lock; when that tab ends, the next one goes on.
 */

/** How many requests of the budget are reserved for the user's other actions. */
const reservedRequests = 10;

/** A server costs two reads and the request itself. */
const requestsPerServer = 3;

/** How long to wait before checking the budget again, in milliseconds. */
const budgetDelay = 1_000;

/** What prevents the next request now. */
async function obstacle(caller: Caller): Promise<BatchPause | undefined> {
  if (!isSignedIn(caller.owner) || openConnection() === undefined) return 'gate';
  if (!(await isOnline())) return 'offline';
  return requestsLeft() - reservedRequests < requestsPerServer ? 'budget' : undefined;
}

/** Why the user has to say how to go on. */
function decision({ isPaused, servers }: DeployBatch): BatchPause | undefined {
  if (servers.some(({ state }) => state === 'unclear')) return 'unclear';
  return isPaused ? 'person' : undefined;
}

/** Requests one server after the other until something has to be waited for. Returns for what; `undefined` at the end. */
async function advance(caller: Caller, begun: DeployBatch): Promise<RunEnd> {
  let batch: DeployBatch | undefined = begun;
  while (batch !== undefined) {
    if (!isUnfinished(batch)) return undefined;
    const pause = decision(batch) ?? (isOld(batch) ? 'old' : undefined);
    if (pause !== undefined) return pause;
    const server = batch.servers.find(({ state }) => state === 'waiting' || state === 'sending');
    if (server === undefined) return undefined;
    const because = await obstacle(caller);
    if (because === 'budget') {
      show(batch, { pause: because });
      await wait(budgetDelay);
    } else if (because !== undefined) {
      return because;
    } else {
      show(batch);
      const end: RunEnd =
        server.state === 'waiting'
          ? await requestServer(caller, batch, server)
          : await continueServer(caller, batch, server);
      if (end !== undefined) return end;
    }
    // As it is stored: another tab may have changed it.
    batch = await keptBatch(batch.id);
  }
  return undefined;
}

/** What was requested too long ago may exist: no tab works on it, and only the user can say. */
const asUnclear = (batch: DeployBatch): DeployBatch => ({
  ...batch,
  servers: batch.servers.map((server) =>
    server.state === 'sending' ? { ...server, state: 'unclear' } : server,
  ),
});

/** Runs a batch as far as it goes, once this tab has its lock. */
async function runWithLock(queryClient: QueryClient, id: string): Promise<void> {
  const owner = currentOwner();
  let batch = owner && (await findBatch(owner));
  if (owner === undefined || batch === undefined || !isSignedIn(owner)) return show(undefined);
  // Another account has signed in while this tab waited: its batch has a lock of its own.
  if (batch.id !== id) {
    isWoken = true;
    return;
  }
  const wasOld = isUnfinished(batch) && isOld(batch);
  if (wasOld && batch.servers.some(({ state }) => state === 'sending')) {
    // It stays old: the change says nothing about whether the rest is still wanted.
    batch = (await change(id, (now) => ({ ...asUnclear(now), isPaused: true }))) ?? batch;
  }
  const early = decision(batch) ?? (wasOld ? 'old' : undefined);
  if (early !== undefined || !isUnfinished(batch)) return show(batch, early && { pause: early });
  const release = holdStake('write');
  try {
    const caller: Caller = { queryClient, owner, isShown: () => false };
    const end = await advance(caller, batch);
    const now = isSignedIn(owner) ? await findBatch(owner) : undefined;
    show(now, end && { pause: end });
    refreshFleet(queryClient);
  } finally {
    release();
  }
}

/** Whether this tab has the lock or waits for it, and whether something has changed meanwhile. */
let isRunning = false;
let isWoken = false;

/** Runs the batch if it is this tab's turn, and again if it was woken meanwhile. */
async function wake(queryClient: QueryClient): Promise<void> {
  isWoken = true;
  if (isRunning) return;
  isRunning = true;
  try {
    while (isWoken) {
      isWoken = false;
      const owner = currentOwner();
      const batch = owner && (await findBatch(owner));
      if (batch === undefined) show(undefined);
      else {
        const name = scopedName(`deploy-batch:${batch.id}`);
        const hasRun = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
          if (lock === null) return false;
          await runWithLock(queryClient, batch.id);
          return true;
        });
        if (!hasRun) await waitForTurn(queryClient, batch, name);
      }
    }
  } catch {
    // The browser refuses storage or locks: without them nothing is sent.
    const shown = shownBatch.get();
    if (shown !== undefined) shownBatch.set({ ...shown, pause: 'journal' });
    isBatchRead.set(true);
  } finally {
    isRunning = false;
  }
}

/** Ends the wait for a turn. */
let stopWaiting = new AbortController();

/** Another tab has the lock: shows what it does, and goes on once it ends. */
async function waitForTurn(queryClient: QueryClient, batch: DeployBatch, name: string): Promise<void> {
  show(batch, { isInOtherTab: true });
  stopWaiting = new AbortController();
  const { signal } = stopWaiting;
  try {
    await navigator.locks.request(name, { signal }, () => runWithLock(queryClient, batch.id));
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
}

let isFollowing = false;

/** Follows this account's batch: other tabs' changes, the session and the connection. */
export function followDeployBatch(queryClient: QueryClient): void {
  if (!isFollowing) {
    isFollowing = true;
    otherTabs?.addEventListener('message', () => void onOtherTab(queryClient));
    onSessionChange(() => {
      const shown = shownBatch.get();
      if (shown !== undefined && !isSignedIn(shown.batch)) {
        show(undefined);
        stopWaiting.abort();
      }
      void wake(queryClient);
    });
    onOnlineChange(() => void wake(queryClient));
  }
  void wake(queryClient);
}

/** Another tab has changed the batch: shows it, and goes on if it is this tab's turn. */
async function onOtherTab(queryClient: QueryClient): Promise<void> {
  const shown = shownBatch.get();
  if (isRunning && shown?.isInOtherTab === true) {
    try {
      show(await keptBatch(shown.batch.id), { isInOtherTab: true });
    } catch {
      // Shown with the next change.
    }
    return;
  }
  void wake(queryClient);
}

/**
 * Stores a batch and begins to deploy its servers, in order.
 * @param bodies the requests; no two have the same label
 * @param charge what each costs, as an exact decimal string; `undefined` where unknown
 * @returns why nothing was begun: `unfinished`, this account has another batch that is not finished
 */
export async function beginDeployBatch(
  { queryClient, owner }: Caller,
  bodies: readonly DeployBody[],
  charge: string | undefined,
): Promise<'begun' | 'unfinished' | 'journal' | 'gate' | 'offline'> {
  if (owner === undefined || !isSignedIn(owner) || openConnection() === undefined) return 'gate';
  if (!(await isOnline())) return 'offline';
  const now = Date.now();
  const batch: DeployBatch = {
    ...owner,
    id: crypto.randomUUID(),
    at: now,
    changedAt: now,
    charge,
    isPaused: false,
    servers: bodies.map((body) => ({ body, key: crypto.randomUUID(), state: 'waiting' })),
  };
  try {
    // The lock keeps a second tab from beginning one at the same time.
    const begun = await navigator.locks.request(
      scopedName('deploy-batch:begin'),
      { ifAvailable: true },
      async (lock) => {
        const former = await findBatch(owner);
        if (lock === null || (former !== undefined && isUnfinished(former))) return 'unfinished' as const;
        if (!isSignedIn(owner)) return 'gate' as const;
        if (former !== undefined && !(await deleteFinished(former.id))) return 'unfinished' as const;
        await putBatch(batch);
        return 'begun' as const;
      },
    );
    if (begun !== 'begun') return begun;
  } catch {
    // It may be stored, though that can't be read: nothing of it must begin later.
    await deleteBatch(batch.id).catch(() => undefined);
    return 'journal';
  }
  show(batch);
  otherTabs?.postMessage('changed');
  followDeployBatch(queryClient);
  return 'begun';
}
