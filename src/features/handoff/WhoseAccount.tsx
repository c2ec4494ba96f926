import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useGetAccount } from '#api/generated/account/account.ts';
import { readAccount } from '#domain/account.ts';
import { useSessionState } from '#session/session.ts';
import { BidiText } from '#ui/BidiText.tsx';

/** Whose account a link signs in, as the API says, else as it said at sign-in; else that nobody knows. */
export function WhoseAccount(): ReactNode {
  const { data } = useGetAccount({ query: { select: readAccount, staleTime: 30_000 } });
  const session = useSessionState();
  if (session.state === 'signedOut') return null;
  const { key, who } = session.session;
  const { email, name } = data ?? (who.last4 === undefined ? who : { email: '', name: '' });
  if (email === '' && name === '') {
    return <Trans>unknown, the account of the key …{who.last4 ?? key.slice(-4)}</Trans>;
  }
  return <BidiText text={email === '' || name === '' ? email || name : `${name} (${email})`} max={120} />;
}
