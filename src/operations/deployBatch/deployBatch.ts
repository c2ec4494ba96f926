import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { ApiErrorFacts } from '#api/apiError.ts';
import { openTabChannel } from '#api/tabChannel.ts';
import { scopedName } from '#domain/scopedName.ts';
import type { DeployBody } from '#operations/deploy.ts';
import type { JournalBaseline, JournalEntry } from '#operations/writes/journalEntry.ts';
import type { Owner } from '#session/identity.ts';
import { createStore } from '#ui/createStore.ts';

/**
 * One server of a batch. `waiting`: not requested yet; `sending`: requested, and no outcome is known; `deployed`: it
 * exists; `refused`: the API refused it, and readings show that it was not created; `unclear`: it may exist, and only
 * the user can say how to go on; `left`: not there, because an earlier one was refused or the user gave it up.
 */
export type BatchServerState = 'waiting' | 'sending' | 'deployed' | 'refused' | 'unclear' | 'left';

export interface BatchServer {
  readonly body: DeployBody;
  /** The `Idempotency-Key`, stored before anything is sent: each attempt, after any reload or crash, sends this one. */
  readonly key: string;
  readonly state: BatchServerState;
  /** When it was first requested, in milliseconds since 1970 UTC, and the same by the API's clock where known. */
  readonly at?: number | undefined;
  readonly apiAt?: number | undefined;
  /** The state known before it was requested, for comparison with later readings. */
  readonly baseline?: JournalBaseline | undefined;
  readonly serverId?: string | undefined;
  /** The API's error, where it was refused or its outcome is unclear. */
  readonly failure?: ApiErrorFacts | undefined;
  /** The user has said that a server with this label is another one. */
  readonly isFurther?: true | undefined;
}

/** Several servers that are deployed one after the other. Stored in this browser for all its tabs. No secrets. */
export interface DeployBatch extends Owner {
  readonly id: string;
  /** When the user confirmed the charge, in milliseconds since 1970 UTC. */
  readonly at: number;
  /** When anything last changed: by a request, an answer or the user. */
  readonly changedAt: number;
  /** What each server costs, as an exact decimal string; `undefined` where unknown. */
  readonly charge: string | undefined;
  readonly isPaused: boolean;
  readonly servers: readonly BatchServer[];
}

/**
 * Why no further server is requested now. The user ends the first ones: `person`, paused; `unclear`, the outcome of one
 * server is unknown; `old`, left unfinished so long ago that only the user knows whether the rest is still wanted;
 * `journal`, the browser refuses storage or locks. The others end by themselves: `gate`, the key was refused; `offline`;
 * `budget`, a wait for requests.
 */
export type BatchPause = 'person' | 'unclear' | 'old' | 'journal' | 'gate' | 'offline' | 'budget';

/** This account's batch as this tab shows it. */
export interface ShownBatch {
  readonly batch: DeployBatch;
  /** Why this tab requests nothing. */
  readonly pause: BatchPause | undefined;
  /** Another tab requests the servers. This one takes over when that one is closed. */
  readonly isInOtherTab: boolean;
}

/** Kept apart from the batch's code, which few pages need. */
export const shownBatch = createStore<ShownBatch | undefined>(undefined);

export function useDeployBatch(): ShownBatch | undefined {
  return useSyncExternalStore(shownBatch.subscribe, shownBatch.get);
}

/** Whether any server of the batch has no final outcome yet. */
export function isUnfinished({ servers }: DeployBatch): boolean {
  return servers.some(({ state }) => state === 'waiting' || state === 'sending' || state === 'unclear');
}

/** How many servers of the batch are in each state. */
export function countStates({ servers }: DeployBatch): Readonly<Record<BatchServerState, number>> {
  const counts = { waiting: 0, sending: 0, deployed: 0, refused: 0, unclear: 0, left: 0 };
  for (const { state } of servers) counts[state] += 1;
  return counts;
}

export const batchDatabase = 'deploy-batches';

/** Whether this account's batch has been read, if it has one. */
export const isBatchRead = createStore(false);

/** Whether the browser has the database of the batches: without one there is nothing to read. */
async function hasDatabase(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === scopedName(batchDatabase));
  } catch {
    // An older browser doesn't say.
    return true;
  }
}

let isAwaiting = false;

/** Follows this account's batch as soon as there is one, from before or in another tab. Its code is loaded only then. */
export async function awaitDeployBatch(queryClient: QueryClient): Promise<void> {
  if (isAwaiting) return;
  isAwaiting = true;
  openTabChannel('deploy-batch')?.addEventListener('message', () => void followBatch(queryClient));
  if (await hasDatabase()) await followBatch(queryClient);
  else isBatchRead.set(true);
}

/** Reads the batch, and goes on with it where it can. */
export async function followBatch(queryClient: QueryClient): Promise<void> {
  try {
    const { followDeployBatch } = await import('./runDeployBatch.ts');
    followDeployBatch(queryClient);
  } catch {
    // Tried again with the next message, or when the user does something.
    isAwaiting = false;
    isBatchRead.set(true);
  }
}

/** The batch that an entry belongs to; `undefined` for any other write. */
export function batchOf({ baseline }: Pick<JournalEntry, 'baseline'>): string | undefined {
  const id = baseline?.['batch'];
  return typeof id === 'string' ? id : undefined;
}

/** Tells whether the batch shows an entry, and sends and settles it: then nothing else does. */
export function useIsOfBatch(): (entry: JournalEntry) => boolean {
  const shown = useDeployBatch();
  const isRead = useSyncExternalStore(isBatchRead.subscribe, isBatchRead.get);
  return (entry) => {
    const id = batchOf(entry);
    return id !== undefined && (!isRead || id === shown?.batch.id);
  };
}
