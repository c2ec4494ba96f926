/** What a link to the page says besides its path. */
export interface FindSearch {
  readonly q?: string | undefined;
}

/** Reads `?q=`. It is named although it is nothing: the router would keep what the link says of it otherwise. */
export function readFindSearch({ q }: Record<string, unknown>): FindSearch {
  return { q: typeof q === 'string' && q !== '' ? q : undefined };
}
