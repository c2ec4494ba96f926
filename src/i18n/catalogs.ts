import type { Messages } from '@lingui/core';
import { ownName } from '#domain/ownName.ts';

/** Every catalog beside this file is a language of the page. English stands in the code itself and needs none. */
const catalogs = import.meta.glob<{ messages: Messages }>(['./*.po', '!./en.po']);
const fileOf = (language: string): string => `./${language}.po`;

export const languages: readonly string[] = [
  'en',
  ...Object.keys(catalogs).map((file) => file.slice(2, -'.po'.length)),
];

/** A language's messages. Asked for again, they are there already. */
export async function loadCatalog(language: string): Promise<Messages> {
  return (await catalogs[fileOf(language)]?.())?.messages ?? {};
}

export const languagePlace = ownName('language');

/** The language that the person chose in this browser. */
export function keptLanguage(): string | undefined {
  try {
    return localStorage.getItem(languagePlace) ?? undefined;
  } catch {
    return undefined; // storage is forbidden
  }
}
