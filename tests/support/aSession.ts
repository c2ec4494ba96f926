import { createHash } from 'node:crypto';
import type { Identity, Session } from '#session/identity.ts';

/** What `keyFingerprint` makes of a key, at once. */
export const printOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

const withWho = (key: string, who: Identity): Session => ({ key, keyId: printOf(key), who });

/** The session of an account whose key may read it. */
export const sessionOf = (id: string, key = `otwa_${id}`): Session =>
  withWho(key, { id, email: '', name: '' });

/** The session of a key that may not read its account. */
export const unnamedSession = (key: string): Session => withWho(key, { last4: key.slice(-4) });
