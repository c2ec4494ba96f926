import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { isEntryKept } from '#session/keptSession.ts';
import { createStore } from '#ui/createStore.ts';
import type { Intent } from './intent.ts';

/** The name of the storage entry. */
export const keptName = 'intents';

/** This account's requests in this tab: the last intent per server. `keptIntents.ts` alone changes them. */
export const shownIntents = createStore<ReadonlyMap<string, Intent>>(new Map());

/**
 * Follows the intents as soon as there is one. The code for it, which also reads those of before a reload, is loaded
 * only then.
 * @returns resolves when those of before a reload are there
 */
export async function awaitIntents(queryClient: QueryClient): Promise<void> {
  let isFollowing = false;
  async function follow(): Promise<void> {
    if (isFollowing) return;
    isFollowing = true;
    try {
      const { followIntents } = await import('./followIntents.ts');
      followIntents(queryClient);
    } catch {
      // Tried again with the next intent.
      isFollowing = false;
    }
  }
  shownIntents.subscribe(() => void follow());
  if (isEntryKept(keptName)) await follow();
}

export function intentOf(serverId: string): Intent | undefined {
  return shownIntents.get().get(serverId);
}

export function useIntent(serverId: string): Intent | undefined {
  return useSyncExternalStore(shownIntents.subscribe, () => shownIntents.get().get(serverId));
}

export function useIntents(): ReadonlyMap<string, Intent> {
  return useSyncExternalStore(shownIntents.subscribe, shownIntents.get);
}
