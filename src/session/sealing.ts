/** Texts that only the holder of a secret can read: AES-GCM with a fresh nonce, as base64. */

const cipher = 'AES-GCM';
const nonceBytes = 12;

export const toBase64 = (bytes: Uint8Array): string =>
  btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''));

/** Throws if the text is not base64. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** A secret of 32 random bytes, as base64. */
export const newSecret = (): string => toBase64(crypto.getRandomValues(new Uint8Array(32)));

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64(secret), cipher, false, ['encrypt', 'decrypt']);

const algorithm = (nonce: Uint8Array<ArrayBuffer>, about: string): AesGcmParams => ({
  name: cipher,
  iv: nonce,
  additionalData: new TextEncoder().encode(about),
});

/** A cookie's name; characters that it must not contain are written as `%xx`. */
export const cookieName = (name: string): string => encodeURIComponent(name);

/** The context that a kept session is sealed with: it opens for no other API and under no other path. */
export const sealedFor = (api: string, base: string): string => `${api} ${base}`;

/**
 * Seals a text.
 * @param about its context: it can be read only with the same one
 */
export async function seal(text: string, secret: string, about: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const sealed = await crypto.subtle.encrypt(
    algorithm(nonce, about),
    await keyOf(secret),
    new TextEncoder().encode(text),
  );
  return toBase64(new Uint8Array([...nonce, ...new Uint8Array(sealed)]));
}

/** Reads a sealed text. Rejects if it was sealed with another secret or context, or was changed. */
export async function unseal(sealed: string, secret: string, about: string): Promise<string> {
  const bytes = fromBase64(sealed);
  const text = await crypto.subtle.decrypt(
    algorithm(bytes.slice(0, nonceBytes), about),
    await keyOf(secret),
    bytes.slice(nonceBytes),
  );
  return new TextDecoder().decode(text);
}
