/** How the log is looked at; all of it lies in the address. A word that stands for nothing filters nothing. */
export interface ActivityView {
  readonly q?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: string | undefined;
}

/** In characters. */
export const longestQuery = 200;

function readParam(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestQuery) : undefined;
}

/** Reads the search params of a link; each is named although it is nothing, since the router would keep it otherwise. */
export function readActivityView({ q, action, outcome }: Record<string, unknown>): ActivityView {
  return { q: readParam(q), action: readParam(action), outcome: readParam(outcome) };
}
