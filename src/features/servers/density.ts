import { type CSSProperties, useSyncExternalStore } from 'react';
import { scopedName } from '#domain/scopedName.ts';
import { createStore } from '#ui/createStore.ts';

/** The height of the table's rows. Cards have one height. */
export type Density = 'comfortable' | 'compact';

/** The storage key of the user's choice in this browser. */
const storageKey = scopedName('density');

/** Of a row with one line, in pixels. */
export const rowHeights: Record<Density, number> = { comfortable: 44, compact: 32 };

function keptDensity(): Density {
  try {
    return localStorage.getItem(storageKey) === 'compact' ? 'compact' : 'comfortable';
  } catch {
    return 'comfortable'; // storage is forbidden
  }
}

/** Read before the first paint, so that no row changes its height. */
const density = createStore(keptDensity());

/** Applies the density now and on the next visit. */
export function chooseDensity(chosen: Density): void {
  density.set(chosen);
  try {
    localStorage.setItem(storageKey, chosen);
  } catch {
    // Storage is forbidden: the choice lasts until the page is closed.
  }
}

export function useDensity(): Density {
  return useSyncExternalStore(density.subscribe, density.get);
}

/** The style of the table whose rows have that height. */
export const useRowHeight = (): CSSProperties =>
  // React's type doesn't know custom properties.
  ({ '--row-height': `${rowHeights[useDensity()] / 16}rem` }) as CSSProperties;
