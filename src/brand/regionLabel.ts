import type { Configuration } from './configuration.ts';

/** What this brand calls a region, by the name or slug that the API gave; the API's own word where it has no other. */
export function regionLabel(region: string, { regionLabels }: Pick<Configuration, 'regionLabels'>): string {
  return Object.hasOwn(regionLabels, region) ? (regionLabels[region] ?? region) : region;
}
