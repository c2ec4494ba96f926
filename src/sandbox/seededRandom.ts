/** Random-looking values that are the same for the same seed, so that a world looks the same on every start. */
export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** One of the values. */
  pick<T>(values: readonly [T, ...T[]]): T;
  /** An RFC 9562 version 4 UUID. */
  uuid(): string;
  /** `length` letters and digits, without those that are easily mistaken for one another. */
  word(length: number): string;
}

const plainCharacters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** FNV-1a: a text as a 32-bit number. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** mulberry32: each call returns the sequence's next whole number of 32 bits. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Seeded with a text. */
export function seededRandom(seed: string): SeededRandom {
  const uint32 = mulberry32(hashText(seed));
  const next = (): number => uint32() / 0x100000000;
  const below = (limit: number): number => Math.floor(next() * limit);
  const hex = (): string => uint32().toString(16).padStart(8, '0');
  return {
    next,
    below,
    pick: (values) => values[below(values.length)] ?? values[0],
    uuid: () => {
      const [a, b, c, d] = [hex(), hex(), hex(), hex()];
      const variant = '89ab'.charAt(below(4));
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
    },
    word: (length) => {
      let word = '';
      while (word.length < length) word += plainCharacters.charAt(below(plainCharacters.length));
      return word;
    },
  };
}
