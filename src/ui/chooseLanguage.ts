import { languagePlace } from '#i18n/keptLanguage.ts';
import { speak } from './language.ts';

/** Speaks the person's language from now on, and at the next visit. */
export function chooseLanguage(language: string): void {
  try {
    localStorage.setItem(languagePlace, language);
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
  void speak(language);
}
