import type { ApiErrorFacts } from '#api/apiError.ts';
import type { Configuration } from './configuration.ts';
import { isOwnBrand, namesProvider } from './providerName.ts';

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
