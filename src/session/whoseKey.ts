import { keyFingerprint } from '#api/keyFingerprint.ts';
import type { Session } from './identity.ts';

/** Whose session it is, in words that other tabs may read: the account's id, else the key's fingerprint. */
export async function whoseKey({ key, who }: Session): Promise<string> {
  return who.id || keyFingerprint(key);
}
