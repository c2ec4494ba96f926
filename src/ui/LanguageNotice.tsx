import { Trans } from '@lingui/react/macro';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { failedLanguage, languageName } from './language.ts';

/** Says which language could not be loaded, with a button to try again; as a banner it has the full width. */
export function LanguageNotice({ banner = false }: { banner?: boolean }): ReactNode {
  const language = useSyncExternalStore(failedLanguage.subscribe, failedLanguage.get);
  if (language === undefined) return null;
  const name = <span lang={language}>{languageName(language)}</span>;
  return (
    <Notice
      banner={banner}
      tone="caution"
      role="status"
      action={
        // The browser remembers the failed import until the page is closed, so only a reload helps.
        <Button size="sm" onClick={() => location.reload()}>
          <Trans>Reload the page</Trans>
        </Button>
      }
      onDismiss={() => failedLanguage.set(undefined)}
    >
      <Trans>Couldn’t load this page in {name}. Check your connection, then reload it.</Trans>
    </Notice>
  );
}
