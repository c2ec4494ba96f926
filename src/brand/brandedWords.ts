import type { ApiErrorFacts } from '#api/apiError.ts';
import { placeholder } from '#i18n/formats.ts';
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

/** Whether something of the API's may be shown as it is, such as a picture's address. */
export const mayShow = (text: string, configuration: Pick<Configuration, 'brand'>): boolean =>
  !(isOwnBrand(configuration) && namesProvider(text));

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
    .filter((said) => mayShow(said, configuration))
    .join(' · ');
}

/** A name of the API's, minus the provider's name if the brand must not show it; a dash if nothing else is in it. */
export function brandedName(name: string, configuration: Pick<Configuration, 'brand'>): string {
  return name !== '' && isOwnBrand(configuration) ? withoutProvider(name) || placeholder : name;
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
  return brandedName(region, configuration);
}
