import { isUuid } from './read.ts';

/** How many servers can be watched together: as many as the request budget lets sample about three times a minute. */
export const mostWatched = 12;

/** The servers that a link asks to watch. */
export interface Watched {
  /** Ids in lower case, each once and in the link's order, at most `mostWatched`. */
  readonly ids: readonly string[];
  /** How many more servers the link names. */
  readonly more: number;
  /** How many of the link's entries are no ids. */
  readonly unreadable: number;
}

/** Reads the ids of a link, which are separated by commas. */
export function readWatched(text: string | undefined): Watched {
  const entries = (text ?? '').split(',').flatMap((entry) => entry.trim().toLowerCase() || []);
  const ids = new Set(entries.filter(isUuid));
  return {
    ids: [...ids].slice(0, mostWatched),
    more: Math.max(0, ids.size - mostWatched),
    unreadable: new Set(entries.filter((entry) => !isUuid(entry))).size,
  };
}

/** The inverse of `readWatched`; `undefined` for none. */
export const writeWatched = (ids: readonly string[]): string | undefined => ids.join(',') || undefined;
