import { i18n } from '@lingui/core';

/** Makes English the language of the page. Its messages stand in the code itself, so there is nothing to load. */
export function speakEnglish(): void {
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  document.documentElement.lang = 'en';
}
