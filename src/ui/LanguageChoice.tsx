import { useLingui } from '@lingui/react/macro';
import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ReactNode } from 'react';
import { languages } from '#i18n/catalogs.ts';
import { keepChoice } from './choice.ts';
import { activateLanguage, languageName } from './language.ts';

/** Switches to the language now and on the next visit. */
function chooseLanguage(language: string): void {
  keepChoice('language', language);
  void activateLanguage(language);
}

/** The language of the page. Each is named in itself, for users who can't read the current one. */
export function LanguageChoice(): ReactNode {
  const { t, i18n } = useLingui();
  return (
    <span className="relative inline-flex w-fit print:hidden">
      <select
        aria-label={t`Language`}
        title={t`Language`}
        value={i18n.locale}
        onChange={({ target }) => chooseLanguage(target.value)}
        className="h-8 cursor-pointer appearance-none rounded-md border border-line bg-sunken ps-2.5 pe-7 text-sm text-muted transition-colors hover:text-fg pointer-coarse:h-10"
      >
        {languages.map((language) => (
          <option key={language} value={language} lang={language} translate="no">
            {languageName(language)}
          </option>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute inset-y-0 inset-e-2 my-auto size-3.5 text-muted"
        aria-hidden="true"
      />
    </span>
  );
}
