import type { QueryClient } from '@tanstack/react-query';
import { deployTarget } from '#operations/deploy.ts';
import { intentOf } from '#operations/intents/intents.ts';
import { dropIntent } from '#operations/intents/keptIntents.ts';
import { findEntry, settleEntry } from '#operations/writes/journal.ts';
import { currentOwner } from '#session/session.ts';
import { asWaiting } from './batchServer.ts';
import { type BatchServer, followBatch, isUnfinished, shownBatch } from './deployBatch.ts';
import { change, deleteFinished, isOld, otherTabs, show } from './keptBatches.ts';

/** What the user decides about the batch that is shown. */

/**
 * Changes the shown batch by the user's decision, and goes on from there where that is meant.
 * @param goesOn whether the batch is paused or goes on then; `undefined`: a paused or old one stays so
 */
async function decide(
  queryClient: QueryClient,
  goesOn: boolean | undefined,
  next: (server: BatchServer) => BatchServer = (server) => server,
): Promise<void> {
  const id = shownBatch.get()?.batch.id;
  if (id === undefined) return;
  try {
    await change(id, (batch) => ({
      ...batch,
      isPaused: goesOn === undefined ? batch.isPaused || isOld(batch) : !goesOn,
      servers: batch.servers.map(next),
    }));
  } catch {
    const shown = shownBatch.get();
    if (shown !== undefined) shownBatch.set({ ...shown, pause: 'journal' });
    return;
  }
  await followBatch(queryClient);
}

/** Requests nothing more until {@link continueDeployBatch}; a request in flight runs to its end. */
export const pauseDeployBatch = (queryClient: QueryClient): Promise<void> => decide(queryClient, false);

/**
 * Goes on. A server whose outcome is unclear is looked for, and requested again with the same key where that is safe.
 */
export const continueDeployBatch = (queryClient: QueryClient): Promise<void> =>
  decide(queryClient, true, (server) => {
    if (server.state !== 'unclear') return server;
    return server.at === undefined ? asWaiting(server) : { ...server, state: 'sending' };
  });

/** Gives up the servers that are not requested yet. */
export const cancelRest = (queryClient: QueryClient): Promise<void> =>
  decide(queryClient, undefined, (server) =>
    server.state === 'waiting' ? { ...server, state: 'left' } : server,
  );

/**
 * Requests the servers that were refused or given up. A refused one gets another key: the API answers the former one
 * with the same refusal for a day.
 */
export async function retryRest(queryClient: QueryClient): Promise<void> {
  await decide(queryClient, true, (server) => {
    if (server.state === 'left') return asWaiting(server);
    return server.state === 'refused' ? asWaiting({ ...server, key: crypto.randomUUID() }) : server;
  });
}

/**
 * The user has looked for a server whose outcome is unclear. After `exists` and `absent` the batch waits for
 * {@link continueDeployBatch}.
 * @param found it `exists`, or, if it was never requested, another one with its label does; it is `absent` and not wanted
 *   any more; or it has to be deployed `again`, with another key, though one with its label may exist
 */
export async function settleUnclear(
  queryClient: QueryClient,
  { key, body }: BatchServer,
  found: 'exists' | 'absent' | 'again',
): Promise<void> {
  const owner = currentOwner();
  if (owner === undefined) return;
  const entry = await findEntry(owner, 'deployServer', deployTarget(body)).catch(() => undefined);
  if (entry !== undefined) await settleEntry(entry.id);
  await decide(queryClient, found === 'again', (server) => {
    if (server.key !== key || server.state !== 'unclear') return server;
    const another = { body, key: crypto.randomUUID() };
    if (found === 'again') return { ...another, state: 'waiting', isFurther: true };
    if (found === 'absent' || server.at === undefined) return { ...another, state: 'left' };
    return { body, key, at: server.at, state: 'deployed' };
  });
}

/** Removes a batch that is finished. */
export async function dropBatch(): Promise<void> {
  const batch = shownBatch.get()?.batch;
  if (batch === undefined || isUnfinished(batch) || !(await deleteFinished(batch.id))) return;
  for (const { serverId } of batch.servers) {
    // The page has said that it runs.
    if (serverId !== undefined && intentOf(serverId)?.state === 'done') dropIntent(serverId);
  }
  show(undefined);
  otherTabs?.postMessage('changed');
}
