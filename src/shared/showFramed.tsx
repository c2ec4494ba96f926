import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { languages } from '#i18n/catalogs.ts';
import { fittingLanguage } from '#i18n/languageRule.ts';
import { buttonClass } from '#ui/buttonClass.ts';
import { keptChoice } from '#ui/choice.ts';
import { activateLanguage } from '#ui/language.ts';

function FramedPage(): ReactNode {
  return (
    <main className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center gap-4 px-4 py-10">
      <h1 className="text-xl font-semibold tracking-tight">
        <Trans>This page doesn’t run inside another page</Trans>
      </h1>
      <p className="text-muted">
        <Trans>
          Another page is showing it in a frame, where your clicks could land on something you can’t see.
        </Trans>
      </p>
      <div>
        <a
          href={location.href}
          target="_blank"
          rel="noopener noreferrer"
          className={buttonClass({ variant: 'primary' })}
        >
          <Trans>Open it in its own tab</Trans>
        </a>
      </div>
    </main>
  );
}

/** Renders a page for frames instead of the app: why the app doesn't run there, and a link out. */
export async function showFramed(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) return;
  await activateLanguage(fittingLanguage([keptChoice('language'), ...navigator.languages], languages));
  createRoot(root).render(
    <I18nProvider i18n={i18n}>
      <FramedPage />
    </I18nProvider>,
  );
}
