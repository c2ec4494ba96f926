/** What a link to a hand-off page says besides its path. */
export interface HandoffSearch {
  /** Where in the official dashboard the way leads; the page says what is wrong with it. */
  readonly next?: string | undefined;
}

/** Reads `?next=`; an empty one asks for no place. It is named although it is nothing: the router would keep it otherwise. */
export function readHandoffSearch({ next }: Record<string, unknown>): HandoffSearch {
  return { next: typeof next === 'string' && next !== '' ? next : undefined };
}
