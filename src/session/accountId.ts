import { currentSession } from './session.ts';

/**
 * Whose account this is, as a name for what is kept of it: its id, or the key's fingerprint where the key may not read
 * the account; '' where nobody is signed in. At the gate it is still the account from before.
 */
export function currentAccount(): string {
  const session = currentSession();
  if (session.state === 'signedOut') return '';
  const { keyId, who } = session.session;
  return who.id || keyId;
}
