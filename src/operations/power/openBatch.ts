import { useSyncExternalStore } from 'react';
import { createStore } from '#ui/createStore.ts';
import type { PowerBatch } from './powerBatch.ts';

/** The one batch of power actions of this page, if there is one. Apart from its code, which few pages need. */
export const openBatch = createStore<PowerBatch | undefined>(undefined);

export function usePowerBatch(): PowerBatch | undefined {
  return useSyncExternalStore(openBatch.subscribe, openBatch.get);
}
