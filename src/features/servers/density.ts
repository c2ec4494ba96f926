import { useSyncExternalStore } from 'react';
import { scopedName } from '#domain/scopedName.ts';
import { createStore } from '#ui/createStore.ts';

/** The height of the table's rows. Cards have one height. */
export type Density = 'comfortable' | 'compact';

/** The storage key of the user's choice in this browser. */
export const densityKey = scopedName('density');

/** Of a row with one line, in pixels. */
export const rowHeights: Record<Density, number> = { comfortable: 44, compact: 32 };

function keptDensity(): Density {
  try {
    return localStorage.getItem(densityKey) === 'compact' ? 'compact' : 'comfortable';
  } catch {
    return 'comfortable'; // storage is forbidden
  }
}

/** Read before the first paint, so that no row changes its height; `DensityButton.tsx` changes it. */
export const density = createStore(keptDensity());

export function useDensity(): Density {
  return useSyncExternalStore(density.subscribe, density.get);
}
