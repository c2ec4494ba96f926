import { shortOsFamily } from './osFields.ts';

/** No letters or digits that are taken for one another, and no vowels, which would make words. */
const letters = '23456789bcdfghjkmnpqrstvwxz';

/**
 * A label for a server whose owner gave it none, readable and told apart from all others: "ubuntu-k7m2q9". A server that
 * the API had named itself could not be found again after a lost answer.
 * @param randomBytes at least six
 */
export function suggestLabel(osTemplateId: string, randomBytes: Uint8Array): string {
  const family = shortOsFamily(osTemplateId)
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 20);
  const tail = Array.from(randomBytes.subarray(0, 6), (byte) => letters[byte % letters.length]).join('');
  return `${family === '' ? 'server' : family}-${tail}`;
}
