/** Whether a tag such as "tr-CY" is the language "tr" or a region's way of it. */
function isOf(tag: string, language: string): boolean {
  return `${tag}-`.toLowerCase().startsWith(`${language}-`.toLowerCase());
}

/** The first language wanted that there are words in, else English. */
export function fittingLanguage(
  wanted: readonly (string | null | undefined)[],
  known: readonly string[],
): string {
  return wanted.flatMap((tag) => known.find((language) => isOf(tag ?? '', language)) ?? [])[0] ?? 'en';
}

/**
 * What numbers, prices and times are written by: the first region wanted where the language is spoken. A browser without
 * a locale of its own can name one, "en-US@posix", that its own formats refuse.
 */
export function formatLocale(language: string, wanted: readonly (string | null | undefined)[]): string {
  return wanted.find((tag) => isOf(tag ?? '', language) && /^[\da-z-]+$/i.test(tag ?? '')) ?? language;
}
