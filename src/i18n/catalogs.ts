import type { Messages } from '@lingui/core';

/** Every catalog beside this file is a language of the page. English is in the code itself and needs none. */
const catalogs = import.meta.glob<{ messages: Messages }>(['./*.po', '!./en.po']);
const fileOf = (language: string): string => `./${language}.po`;

export const languages: readonly string[] = [
  'en',
  ...Object.keys(catalogs).map((file) => file.slice(2, -'.po'.length)),
];

/** Loads a language's messages, once; empty if there is no catalog for it. */
export async function loadCatalog(language: string): Promise<Messages> {
  return (await catalogs[fileOf(language)]?.())?.messages ?? {};
}
