import { apiNow } from '#api/apiClock.ts';
import { openConnection } from '#api/connection.ts';
import type { Server } from '#domain/server.ts';
import { deployTarget, readBaselineNow, requestOfBatch, resumeDeploy } from '#operations/deploy.ts';
import { findEntry, putEntry } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';
import { isSignedIn } from '#session/session.ts';
import type { BatchPause, BatchServer, DeployBatch } from './deployBatch.ts';
import { change, changeServer, isOld } from './keptBatches.ts';

/** One server of a batch: requested for the first time, or continued after a tab ended in between. */

/** How long to wait where the same request is in flight elsewhere, in milliseconds. */
const busyDelay = 5_000;

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** A server that was never requested, or whose request certainly had no effect. */
export function asWaiting({ body, key, isFurther }: BatchServer): BatchServer {
  return { body, key, state: 'waiting', ...(isFurther && { isFurther }) };
}

/** Why the run ends before the batch does; `undefined`: it goes on. */
export type RunEnd = BatchPause | undefined;

/**
 * Stores how a request ended.
 * @param wasWaiting nothing had been sent for this server before
 */
async function settleServer(
  id: string,
  { key }: BatchServer,
  outcome: WriteOutcome<Server>,
  wasWaiting: boolean,
): Promise<RunEnd> {
  if (outcome.state === 'done') {
    const serverId = outcome.answer.id;
    await changeServer(id, key, ({ body, at }) => ({ body, key, at, state: 'deployed', serverId }));
    return undefined;
  }
  if (outcome.state === 'refused') {
    // The next requests would be refused for the same reason, or be a surprise if they were not.
    await change(id, (batch) => ({
      ...batch,
      servers: batch.servers.map((server) => {
        if (server.key === key) return { ...server, state: 'refused', failure: outcome.error.facts };
        return server.state === 'waiting' ? { ...server, state: 'left' } : server;
      }),
    }));
    return undefined;
  }
  if (outcome.state === 'notSent') {
    const { because } = outcome;
    if (because === 'unsettled') {
      await changeServer(id, key, (server) => ({ ...server, state: 'unclear' }));
      return 'unclear';
    }
    if (wasWaiting) await changeServer(id, key, (now) => (now.state === 'sending' ? asWaiting(now) : now));
    if (because === 'gate' || because === 'offline') return because;
    if (because !== 'busy' && because !== 'budget') return 'journal';
    await wait(busyDelay);
    return undefined;
  }
  // The same account's next key continues it.
  if (outcome.error?.kind === 'unauthorized') return 'gate';
  await changeServer(id, key, (server) => ({
    ...server,
    state: 'unclear',
    ...(outcome.error !== undefined && { failure: outcome.error.facts }),
  }));
  return 'unclear';
}

/** Requests a server for the first time. */
export async function requestServer(
  caller: Caller,
  { id, charge }: DeployBatch,
  server: BatchServer,
): Promise<RunEnd> {
  const { body, key } = server;
  const { namesakes, baseline } = await readBaselineNow(caller.queryClient, body.label, charge);
  if (!isSignedIn(caller.owner) || openConnection() === undefined) return 'gate';
  if (namesakes !== undefined && namesakes.length > 0 && server.isFurther !== true) {
    await changeServer(id, key, (now) => ({ ...now, state: 'unclear' }));
    return 'unclear';
  }
  const sent: BatchServer = {
    ...server,
    state: 'sending',
    at: Date.now(),
    apiAt: apiNow(),
    baseline: { ...baseline, batch: id },
  };
  let isWanted = false;
  await change(id, (batch) => {
    // The readings may have taken long, and another tab may have paused the batch or given up the rest.
    isWanted =
      !batch.isPaused &&
      !isOld(batch) &&
      batch.servers.some((now) => now.key === key && now.state === 'waiting');
    if (!isWanted) return batch;
    return { ...batch, servers: batch.servers.map((now) => (now.key === key ? sent : now)) };
  });
  if (!isWanted) return undefined;
  const { at = Date.now() } = sent;
  const outcome = await requestOfBatch(caller, { body, key, at, baseline: { ...baseline, batch: id } });
  return settleServer(id, sent, outcome, true);
}

/**
 * Continues a server that was requested before: a tab ended meanwhile, or the outcome was unclear. If its entry in the
 * journal is gone, the tab ended just before or just after it, so it is made anew, with the same key.
 */
export async function continueServer(
  caller: Caller,
  { id, ...batch }: DeployBatch,
  server: BatchServer,
): Promise<RunEnd> {
  const { body, key, at = batch.at, apiAt, baseline = { batch: id } } = server;
  const target = deployTarget(body);
  if (caller.owner === undefined) return 'gate';
  let entry: JournalEntry | undefined;
  try {
    entry = await findEntry(caller.owner, 'deployServer', target);
    if (entry === undefined) {
      entry = {
        ...caller.owner,
        id: crypto.randomUUID(),
        operation: 'deployServer',
        target,
        targetName: body.label,
        body: JSON.stringify(body),
        key,
        at,
        ...(apiAt !== undefined && { apiAt }),
        // Only an answer to this very key tells whether it was sent.
        attempts: 0,
        state: 'unknown',
        baseline,
      };
      await putEntry(entry);
    }
  } catch {
    return 'journal';
  }
  return settleServer(id, server, await resumeDeploy(caller, entry), false);
}
