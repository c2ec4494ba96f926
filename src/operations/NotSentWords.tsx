import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';

/**
 * Why nothing left the browser.
 * @param because a `NothingSentReason`; one that was put away by another version may be any word
 */
export function NotSentWords({ because }: { because: string | undefined }): ReactNode {
  switch (because) {
    case 'offline':
      return <Trans>You are offline. Nothing was sent, and nothing is kept for later.</Trans>;
    case 'gate':
      return <Trans>Nothing was sent, because no key is signed in.</Trans>;
    case 'busy':
      return <Trans>Nothing was sent: the same is on its way already, here or in another tab.</Trans>;
    case 'journal':
      return (
        <Trans>
          Nothing was sent: this browser does not let the page keep notes (IndexedDB), and without them it
          could happen twice. A private window often forbids it.
        </Trans>
      );
    case 'unsettled':
      return (
        <Trans>
          Nothing was sent: nobody knows yet how an earlier request with another choice ended. Ask for that
          one again or dismiss its notice first.
        </Trans>
      );
    default:
      return <Trans>Nothing was sent.</Trans>;
  }
}
