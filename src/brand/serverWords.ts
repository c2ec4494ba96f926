import type { ApiErrorFacts } from '#api/apiError.ts';
import type { Configuration } from './configuration.ts';
import { providerDefaults } from './defaults.ts';

/** The provider's name in any spelling that its messages may hold. */
const providersName = /otwa/i;

/**
 * The server's own words, as this brand may show them: replaced where the operator has other words for them, and
 * left out where they name a provider that the brand's customers are not to meet.
 */
export function serverWords(
  { words = [] }: Pick<ApiErrorFacts, 'words'>,
  { brand, messageWords }: Pick<Configuration, 'brand' | 'messageWords'>,
): string {
  const isOwnBrand = brand.name !== providerDefaults.name;
  return words
    .map((said) => (Object.hasOwn(messageWords, said) ? (messageWords[said] ?? said) : said))
    .filter((said) => !(isOwnBrand && providersName.test(said)))
    .join(' · ');
}
