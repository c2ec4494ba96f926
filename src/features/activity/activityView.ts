/** The log's search and filters, all of them in the URL. Unknown actions and outcomes filter nothing. */
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

/**
 * Reads a link's search params. Every param is present even if it is `undefined`: otherwise the router would keep the
 * link's value.
 */
export function readActivityView({ q, action, outcome }: Record<string, unknown>): ActivityView {
  return { q: readParam(q), action: readParam(action), outcome: readParam(outcome) };
}
