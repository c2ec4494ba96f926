import type { Session } from './identity.ts';
import { readSession } from './keptSession.ts';
import { fromBase64, seal, toBase64, unseal } from './sealing.ts';

/**
 * A session on its way from one tab to another: each makes a pair of keys for this once (ECDH on P-256), and only the two
 * can agree on the secret that the session is sealed with.
 */

const curve = { name: 'ECDH', namedCurve: 'P-256' };

/** What a tab brings to a handover. */
export interface Party {
  /** Told to the other tab. */
  readonly publicKey: string;
  /** The secret that both agree on. Throws where the other's key is none. */
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

/** Seals a session for the tab that asked. @param ask which asking it answers: it opens for no other */
export async function sealFor(
  { ask, publicKey }: { readonly ask: string; readonly publicKey: string },
  { key, who }: Session,
): Promise<{ readonly publicKey: string; readonly sealed: string }> {
  const party = await newParty();
  const sealed = await seal(JSON.stringify({ key, who }), await party.secretWith(publicKey), ask);
  return { publicKey: party.publicKey, sealed };
}

/** Reads what another tab has sealed for this one; nothing where it can't be read. */
export async function openHanded(
  party: Party,
  { ask, publicKey, sealed }: { readonly ask: string; readonly publicKey: string; readonly sealed: string },
): Promise<Session | undefined> {
  try {
    return await readSession(JSON.parse(await unseal(sealed, await party.secretWith(publicKey), ask)));
  } catch {
    return undefined;
  }
}
