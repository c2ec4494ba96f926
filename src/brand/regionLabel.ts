import type { Configuration } from './configuration.ts';
import { isOwnBrand, withoutProvider } from './providerName.ts';

/**
 * What this brand calls a region, by the name or slug that the API gave: the API's own word where it has no other, but
 * without the provider's name where people are not to meet it.
 */
export function regionLabel(
  region: string,
  configuration: Pick<Configuration, 'brand' | 'regionLabels'>,
): string {
  const { regionLabels } = configuration;
  if (Object.hasOwn(regionLabels, region)) return regionLabels[region] ?? region;
  return isOwnBrand(configuration) ? withoutProvider(region) : region;
}
