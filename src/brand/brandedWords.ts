import type { ApiErrorFacts } from '#api/apiError.ts';
import type { Region } from '#domain/regions.ts';
import type { Configuration } from './configuration.ts';
import { providerDefaults } from './defaults.ts';

/** The provider's name in any spelling that the API's texts may contain. */
const providerPattern = /otwa(?:[\s._-]?cloud)?/i;

/** Whether the provider's name must not be shown anywhere under this brand. */
const isOwnBrand = ({ brand }: Pick<Configuration, 'brand'>): boolean => brand.name !== providerDefaults.name;

const namesProvider = (text: string): boolean => providerPattern.test(text);

/** "OTWA IST" → "IST" */
const withoutProvider = (text: string): string =>
  text
    .replaceAll(new RegExp(providerPattern, 'gi'), '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s:·_-]+|[\s:·_-]+$/g, '');

/**
 * The server's messages, as this brand may show them: replaced if the operator configured other words for them, and
 * left out if they name the provider and the brand must not show it.
 */
export function serverWords(
  { words = [] }: Pick<ApiErrorFacts, 'words'>,
  configuration: Pick<Configuration, 'brand' | 'messageWords'>,
): string {
  const { messageWords } = configuration;
  return words
    .map((said) => (Object.hasOwn(messageWords, said) ? (messageWords[said] ?? said) : said))
    .filter((said) => !(isOwnBrand(configuration) && namesProvider(said)))
    .join(' · ');
}

/**
 * The brand's label for a region, by the API's name or slug. Without one, the API's text, minus the provider's name if
 * the brand must not show it.
 */
export function regionLabel(
  region: string,
  configuration: Pick<Configuration, 'brand' | 'regionLabels'>,
): string {
  const { regionLabels } = configuration;
  if (Object.hasOwn(regionLabels, region)) return regionLabels[region] ?? region;
  return isOwnBrand(configuration) ? withoutProvider(region) : region;
}

/** The region's label: one configured for its slug takes precedence over one for the API's name. */
export function regionName(
  { slug, name }: Region,
  brand: Pick<Configuration, 'brand' | 'regionLabels'>,
): string {
  return Object.hasOwn(brand.regionLabels, slug) ? regionLabel(slug, brand) : regionLabel(name, brand);
}
