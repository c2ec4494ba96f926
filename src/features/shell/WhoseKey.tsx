import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useSessionState } from '#session/session.ts';
import { BidiText } from '#ui/BidiText.tsx';

/** Whose key is signed in: the account's name or address, else the end of the key itself. Left out where there is no room. */
export function WhoseKey(): ReactNode {
  const session = useSessionState();
  if (session.state === 'signedOut') return null;
  const { who } = session.session;
  return (
    <span className="max-w-48 truncate text-sm text-muted max-md:hidden">
      {who.last4 === undefined ? (
        <BidiText text={who.name || who.email || who.id} max={60} />
      ) : (
        <Trans>key …{who.last4}</Trans>
      )}
    </span>
  );
}
