import { i18n } from '@lingui/core';
import { loadCatalog } from '#i18n/catalogs.ts';
import { createStore } from './createStore.ts';

/** The language that was wanted and whose words could not be had. */
export const missedLanguage = createStore<string | undefined>(undefined);
let wanted = '';

/** Makes a language the page's once its words are there. Without them the page keeps the one that it has, at first English. */
export async function speak(language: string): Promise<void> {
  wanted = language;
  try {
    // English has nothing to wait for.
    const messages = language === 'en' ? {} : await loadCatalog(language);
    if (wanted !== language) return;
    i18n.loadAndActivate({ locale: language, messages });
    document.documentElement.lang = language;
    missedLanguage.set(undefined);
  } catch {
    if (wanted !== language) return;
    if (i18n.locale === '') await speak('en');
    missedLanguage.set(language);
  }
}

/** A language's name in the language itself: "Türkçe". */
export function languageName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
