import type { Session } from './identity.ts';
import { readSession } from './keptSession.ts';
import { fromBase64, seal, toBase64, unseal } from './sealing.ts';

/**
 * Hands a session from one tab to another. Each tab makes a key pair for this one handover (ECDH on P-256), and only
 * the two can derive the secret that the session is sealed with.
 */

const curve = { name: 'ECDH', namedCurve: 'P-256' };

/** One tab's side of a handover. */
export interface Party {
  /** Sent to the other tab. */
  readonly publicKey: string;
  /** Derives the secret that both share. Rejects if the other's key is invalid. */
  readonly secretWith: (publicKey: string) => Promise<string>;
}

export async function newParty(): Promise<Party> {
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  return {
    publicKey: toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))),
    async secretWith(publicKey) {
      const theirs = await crypto.subtle.importKey('raw', fromBase64(publicKey), curve, false, []);
      const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256);
      return toBase64(new Uint8Array(bits));
    },
  };
}

/** Seals a session for the tab that asked. @param ask the request it answers: it opens for no other */
export async function sealFor(
  { ask, publicKey }: { readonly ask: string; readonly publicKey: string },
  { key, who, isSandbox }: Session,
): Promise<{ readonly publicKey: string; readonly sealed: string }> {
  const party = await newParty();
  const sealed = await seal(JSON.stringify({ key, who, isSandbox }), await party.secretWith(publicKey), ask);
  return { publicKey: party.publicKey, sealed };
}

/** Reads a session that another tab sealed for this one; `undefined` if it can't be read. */
export async function openHandover(
  party: Party,
  { ask, publicKey, sealed }: { readonly ask: string; readonly publicKey: string; readonly sealed: string },
): Promise<Session | undefined> {
  try {
    return await readSession(JSON.parse(await unseal(sealed, await party.secretWith(publicKey), ask)));
  } catch {
    return undefined;
  }
}
