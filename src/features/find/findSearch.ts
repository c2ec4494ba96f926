/** The page's search params. */
export interface FindSearch {
  readonly q?: string | undefined;
}

/** Reads `?q=`. `q` is present even if it is `undefined`: otherwise the router would keep the link's value. */
export function readFindSearch({ q }: Record<string, unknown>): FindSearch {
  return { q: typeof q === 'string' && q !== '' ? q : undefined };
}
