import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { canKeepSession } from './keptSession.ts';
import { sessionSettings } from './sessionSettings.ts';

/** How long the key is there. */
function KeyStays(): ReactNode {
  const { keep, shareBetweenTabs } = sessionSettings();
  const [isKept] = useState(() => keep === 'tab' && canKeepSession());
  if (!isKept)
    return <Trans>It stays in this page’s memory, and is gone once the page is left or loaded anew.</Trans>;
  return shareBetweenTabs ? (
    <Trans>It stays in this tab, and in others you open here, until you sign out or close them.</Trans>
  ) : (
    <Trans>It stays in this tab until you sign out or close it.</Trans>
  );
}

/**
 * Where the key will go, whenever that is not this site. Made from the address itself and not from the brand's words,
 * so that no configuration can hide it.
 */
export function KeyDestination(): ReactNode {
  const { host, origin } = new URL(sessionSettings().apiBaseUrl, location.href);
  return origin === location.origin ? (
    <KeyStays />
  ) : (
    <>
      <Trans>
        Your key will be sent to <strong>{host}</strong>.
      </Trans>{' '}
      <KeyStays />
    </>
  );
}
