/**
 * Folds a text for searching: case, diacritics and the four Turkish i's, so that "ist" finds "İstanbul" and "turk"
 * finds "Türkiye". (Collators don't: with the locale `tr` neither is found.)
 */
export function fold(text: string): string {
  // Nearly every field of a fleet is plain ASCII, which needs no taking apart.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .replaceAll(/[ıİ]/g, 'i')
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
}

const word = /[\p{L}\p{N}](?:[\p{L}\p{N}._@-]*[\p{L}\p{N}])?/gu;

/**
 * The words of a text as names are made of them: "prod-web-1" and "web1.example.com" are one word each, "edge izmir" is
 * two. Of a mail address it is what stands behind the "@", since a name before it is a person's. Folded (`fold.ts`).
 */
export function nameWords(text: string): readonly string[] {
  return [...fold(text).matchAll(word)].map(([found]) => found.slice(found.lastIndexOf('@') + 1));
}

/** Whether a word could be the name of a host in the world: with a dot, and letters behind the last one. */
export function isHostWord(text: string): boolean {
  return /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/.test(
    text,
  );
}

/** Whether words are one that any text may have in it: letters alone, or digits alone. */
export function isOrdinary(words: readonly string[]): boolean {
  return words.length === 1 && /^(?:\p{L}+|\p{N}+)$/u.test(words[0] ?? '');
}
