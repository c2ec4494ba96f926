/**
 * Folds a text for searching: case, diacritics and the four Turkish i's, so that "ist" finds "İstanbul" and "turk"
 * finds "Türkiye". (Collators don't: with the locale `tr` they find neither.)
 */
export function fold(text: string): string {
  // Nearly every field of a fleet is plain ASCII, which needs no normalization.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .replaceAll(/[ıİ]/g, 'i')
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
}

const word = /[\p{L}\p{N}](?:[\p{L}\p{N}._@-]*[\p{L}\p{N}])?/gu;

/**
 * Splits a text into the words that names consist of: "prod-web-1" and "web1.example.com" are one word each, "edge
 * izmir" is two. Of a mail address only the part after the "@" counts, since the part before it names a person. Words
 * are folded.
 */
export function nameWords(text: string): readonly string[] {
  const words: string[] = fold(text).match(word) ?? [];
  return words.map((found) => (found.includes('@') ? found.slice(found.lastIndexOf('@') + 1) : found));
}

/** Whether a name is a common word that any text may contain: a single one of only letters, or only digits. */
export function isOrdinary(word: string): boolean {
  return /^(?:\p{L}+|\p{N}+)$/u.test(word);
}
