import { ownName } from '#domain/ownName.ts';

export const languagePlace = ownName('language');

/** The language that the person chose in this browser. */
export function keptLanguage(): string | undefined {
  try {
    return localStorage.getItem(languagePlace) ?? undefined;
  } catch {
    return undefined; // storage is forbidden
  }
}
