/** Whether a tag such as "tr-CY" is the language "tr" or a regional variant of it. */
function matchesLanguage(tag: string, language: string): boolean {
  return `${tag}-`.toLowerCase().startsWith(`${language}-`.toLowerCase());
}

/** The first wanted language that has a catalog, otherwise English. */
export function fittingLanguage(
  wanted: readonly (string | null | undefined)[],
  known: readonly string[],
): string {
  return (
    wanted.flatMap((tag) => known.find((language) => matchesLanguage(tag ?? '', language)) ?? [])[0] ?? 'en'
  );
}

/**
 * The locale for numbers, prices and times: the first wanted tag of the page's language, otherwise the language itself.
 * A browser without a locale may report one, "en-US@posix", that its own formats refuse.
 */
export function formatLocale(language: string, wanted: readonly (string | null | undefined)[]): string {
  return (
    wanted.find((tag) => matchesLanguage(tag ?? '', language) && /^[\da-z-]+$/i.test(tag ?? '')) ?? language
  );
}
