import type { ApiErrorFacts } from '#api/apiError.ts';
import type { Region } from '#domain/regions.ts';
import type { Configuration } from './configuration.ts';
import { providerDefaults } from './defaults.ts';

/** The provider's name in any spelling that the API's texts may hold. */
const providersName = /otwa(?:[\s._-]?cloud)?/i;

/** Whether people under this brand are to meet the provider's name nowhere. */
const isOwnBrand = ({ brand }: Pick<Configuration, 'brand'>): boolean => brand.name !== providerDefaults.name;

const namesProvider = (text: string): boolean => providersName.test(text);

/** "OTWA IST" → "IST" */
const withoutProvider = (text: string): string =>
  text
    .replaceAll(new RegExp(providersName, 'gi'), '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s:·_-]+|[\s:·_-]+$/g, '');

/**
 * The server's own words, as this brand may show them: replaced where the operator has other words for them, and
 * left out where they name a provider that the brand's customers are not to meet.
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

/** What a region is called: the brand's word for its slug goes before its word for the API's name. */
export function regionName(
  { slug, name }: Region,
  brand: Pick<Configuration, 'brand' | 'regionLabels'>,
): string {
  return Object.hasOwn(brand.regionLabels, slug) ? regionLabel(slug, brand) : regionLabel(name, brand);
}
