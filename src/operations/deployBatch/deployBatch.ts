import { useSyncExternalStore } from 'react';
import type { ApiErrorFacts } from '#api/apiError.ts';
import type { DeployBody } from '#operations/deploy.ts';
import type { Owner } from '#session/identity.ts';
import { createStore } from '#ui/createStore.ts';

/**
 * One server of a batch. `waiting`: not requested yet; `sending`: requested, and no outcome is known; `deployed`: the
 * API created it; `refused`: the API refused it, and readings show that it was not created; `unclear`: it may exist,
 * and only the user can say how to go on; `left`: never requested, because an earlier one was refused or the user
 * stopped the batch.
 */
export interface BatchServer {
  readonly body: DeployBody;
  /** The `Idempotency-Key`, stored before anything is sent: each attempt after any reload or crash sends this one. */
  readonly key: string;
  readonly state: 'waiting' | 'sending' | 'deployed' | 'refused' | 'unclear' | 'left';
  /** When it was first requested, in milliseconds since 1970 UTC, and the same by the API's clock where known. */
  readonly at?: number | undefined;
  readonly apiAt?: number | undefined;
  /** The created server's id. */
  readonly serverId?: string | undefined;
  /** The API's error, where it was refused or its outcome is unclear. */
  readonly failure?: ApiErrorFacts | undefined;
}

/** Several servers that are deployed one after the other. Stored in this browser, for all its tabs. No secrets. */
export interface DeployBatch extends Owner {
  readonly id: string;
  /** When the user paid for it, in milliseconds since 1970 UTC. */
  readonly at: number;
  /** What each server costs, as an exact decimal string; `undefined` where unknown. */
  readonly charge: string | undefined;
  readonly servers: readonly BatchServer[];
}

/**
 * Why the next server isn't requested now. `person`: the user paused it; `unclear`: the outcome of one server is
 * unknown; `old`: it was left unfinished so long ago that only the user knows whether the rest is still wanted;
 * `journal`: this browser keeps no journal. `gate` and `offline` end by themselves, like `budget`, a wait for requests.
 */
export type BatchPause = 'person' | 'unclear' | 'old' | 'journal' | 'gate' | 'offline' | 'budget';

/** This account's batch as this tab shows it. */
export interface ShownBatch {
  readonly batch: DeployBatch;
  readonly pause: BatchPause | undefined;
  /** Another tab requests the servers. This one takes over when that is closed. */
  readonly isInOtherTab: boolean;
}

/** Kept apart from the batch's code, which few pages need. */
export const shownBatch = createStore<ShownBatch | undefined>(undefined);

export function useDeployBatch(): ShownBatch | undefined {
  return useSyncExternalStore(shownBatch.subscribe, shownBatch.get);
}

/** Whether a server of the batch has no final outcome yet. */
export function isUnfinished({ servers }: DeployBatch): boolean {
  return servers.some(({ state }) => state === 'waiting' || state === 'sending' || state === 'unclear');
}
