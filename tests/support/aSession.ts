import { createHash } from 'node:crypto';
import type { Identity, Session } from '#session/identity.ts';

/** The result of `keyFingerprint` for a key, but synchronous. */
export const fingerprintOf = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 16);

const sessionWith = (key: string, who: Identity): Session => ({ key, keyId: fingerprintOf(key), who });

/** The session of an account whose key may read it. */
export const sessionOf = (id: string, key = `otwa_${id}`): Session =>
  sessionWith(key, { id, email: '', name: '' });

/** The session of a key that may not read its account. */
export const unnamedSession = (key: string): Session => sessionWith(key, { last4: key.slice(-4) });
