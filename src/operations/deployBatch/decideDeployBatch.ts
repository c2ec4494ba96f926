import type { QueryClient } from '@tanstack/react-query';
import { deployTarget } from '#operations/deploy.ts';
import { intentOf } from '#operations/intents/intents.ts';
import { dropIntent } from '#operations/intents/keptIntents.ts';
import { findEntry, settleEntry } from '#operations/writes/journal.ts';
import { currentOwner } from '#session/session.ts';
import { asWaiting } from './batchServer.ts';
import { type BatchServer, type DeployBatch, followBatch, isUnfinished, shownBatch } from './deployBatch.ts';
import { change, deleteBatch, otherTabs, show } from './keptBatches.ts';

/** What the user decides about the batch that is shown. */

/** Changes the shown batch by the user's decision, and goes on from there. */
async function decide(
  queryClient: QueryClient,
  next: (server: BatchServer, batch: DeployBatch) => BatchServer,
  isPaused: boolean,
): Promise<void> {
  const id = shownBatch.get()?.batch.id;
  if (id === undefined) return;
  await change(id, (batch) => ({
    ...batch,
    isPaused,
    servers: batch.servers.map((server) => next(server, batch)),
  }));
  await followBatch(queryClient);
}

/** Requests nothing more until {@link continueDeployBatch}; a request in flight runs to its end. */
export const pauseDeployBatch = (queryClient: QueryClient): Promise<void> =>
  decide(queryClient, (server) => server, true);

/**
 * Goes on. A server whose outcome is unclear is looked for, and requested again with the same key where that is safe.
 */
export const continueDeployBatch = (queryClient: QueryClient): Promise<void> =>
  decide(
    queryClient,
    (server) => {
      if (server.state !== 'unclear') return server;
      return server.at === undefined ? asWaiting(server) : { ...server, state: 'sending' };
    },
    false,
  );

/** Gives up the servers that are not requested yet. */
export const cancelRest = (queryClient: QueryClient): Promise<void> =>
  decide(
    queryClient,
    (server) => (server.state === 'waiting' ? { ...server, state: 'left' } : server),
    false,
  );

/**
 * Requests the servers that were refused or given up. A refused one gets another key: the API answers the former one
 * with the same refusal for a day.
 */
export const retryRest = (queryClient: QueryClient): Promise<void> =>
  decide(
    queryClient,
    (server) => {
      if (server.state === 'left') return asWaiting(server);
      return server.state === 'refused' ? asWaiting({ ...server, key: crypto.randomUUID() }) : server;
    },
    false,
  );

/**
 * The user has looked for a server whose outcome is unclear.
 * @param found it `exists`, or, if it was never requested, another one does; or it has to be deployed `again`, with another
 *   key, though one with its label may exist
 */
export async function settleUnclear(
  queryClient: QueryClient,
  { key, body }: BatchServer,
  found: 'exists' | 'again',
): Promise<void> {
  const owner = currentOwner();
  if (owner === undefined) return;
  const entry = await findEntry(owner, 'deployServer', deployTarget(body));
  if (entry !== undefined) await settleEntry(entry.id);
  await decide(
    queryClient,
    (server) => {
      if (server.key !== key || server.state !== 'unclear') return server;
      if (found === 'exists')
        return { body, key, at: server.at, state: server.at === undefined ? 'left' : 'deployed' };
      return { body, key: crypto.randomUUID(), state: 'waiting', isFurther: true };
    },
    false,
  );
}

/** Removes a batch that is finished. */
export async function dropBatch(): Promise<void> {
  const batch = shownBatch.get()?.batch;
  if (batch === undefined || isUnfinished(batch)) return;
  await deleteBatch(batch.id);
  for (const { serverId } of batch.servers) {
    // The page has said that it runs.
    if (serverId !== undefined && intentOf(serverId)?.state === 'done') dropIntent(serverId);
  }
  show(undefined);
  otherTabs?.postMessage('changed');
}
