import { i18n } from '@lingui/core';
import { loadCatalog } from '#i18n/catalogs.ts';
import { createStore } from './createStore.ts';

/** The requested language whose messages could not be loaded. */
export const failedLanguage = createStore<string | undefined>(undefined);
let requested = '';

/**
 * Switches the page to a language once its messages are loaded. If that fails the page keeps its current language, at
 * first English.
 */
export async function activateLanguage(language: string): Promise<void> {
  requested = language;
  try {
    // English needs no catalogue.
    const messages = language === 'en' ? {} : await loadCatalog(language);
    if (requested !== language) return;
    i18n.loadAndActivate({ locale: language, messages });
    document.documentElement.lang = language;
    failedLanguage.set(undefined);
  } catch {
    if (requested !== language) return;
    if (i18n.locale === '') await activateLanguage('en');
    failedLanguage.set(language);
  }
}

/** A language's name in the language itself: "Türkçe". */
export function languageName(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
