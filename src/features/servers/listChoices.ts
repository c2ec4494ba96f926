import { type CSSProperties, useSyncExternalStore } from 'react';
import { createChoice } from '#ui/choice.ts';

/** The height of the table's rows. Cards have one height. */
export type Density = 'comfortable' | 'compact';

/** Of a row with one line, in pixels. */
export const rowHeights: Record<Density, number> = { comfortable: 44, compact: 32 };

const density = createChoice<Density>('density', ['comfortable', 'compact']);

/** Applies the density now and on the next visit. */
export const chooseDensity = density.set;

export function useDensity(): Density {
  return useSyncExternalStore(density.subscribe, density.get);
}

/** Whether the list shows the servers' load, and asks for it. */
const load = createChoice<'shown' | 'hidden'>('load', ['shown', 'hidden']);

/** Shows or hides the load now and on the next visit. */
export const chooseLoad = load.set;

export function useIsLoadShown(): boolean {
  return useSyncExternalStore(load.subscribe, load.get) === 'shown';
}

/** The style of the table whose rows have that height. */
export const useRowHeight = (): CSSProperties =>
  // React's type doesn't know custom properties.
  ({ '--row-height': `${rowHeights[useDensity()] / 16}rem` }) as CSSProperties;
