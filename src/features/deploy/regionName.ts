import type { Configuration } from '#brand/configuration.ts';
import { regionLabel } from '#brand/regionLabel.ts';
import type { Region } from '#domain/regions.ts';

/** What a region is called: the brand's word for its slug goes before its word for the API's name. */
export function regionName(
  { slug, name }: Region,
  brand: Pick<Configuration, 'brand' | 'regionLabels'>,
): string {
  return Object.hasOwn(brand.regionLabels, slug) ? regionLabel(slug, brand) : regionLabel(name, brand);
}
