import { Trans } from '@lingui/react/macro';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { missedLanguage, languageName } from './language.ts';

/** Says which language could not be had, with the way to ask for it again; over the whole width as a banner. */
export function LanguageNotice({ banner = false }: { banner?: boolean }): ReactNode {
  const language = useSyncExternalStore(missedLanguage.subscribe, missedLanguage.get);
  if (language === undefined) return null;
  const name = <span lang={language}>{languageName(language)}</span>;
  return (
    <Notice
      banner={banner}
      tone="caution"
      role="status"
      action={
        // The browser remembers that the file did not come, for as long as the page lives.
        <Button size="sm" onClick={() => location.reload()}>
          <Trans>Load the page anew</Trans>
        </Button>
      }
      onDismiss={() => missedLanguage.set(undefined)}
    >
      <Trans>This page could not be had in {name}. Check your connection, then load it anew.</Trans>
    </Notice>
  );
}
