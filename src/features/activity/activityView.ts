import { fold } from '#domain/fold.ts';
import type { ActivityLine } from '#operations/writes/activityLog.ts';

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

/** The lines of a view: each word of the search must be found somewhere in a line. */
export function filterActivity(
  lines: readonly ActivityLine[],
  { q = '', action, outcome }: ActivityView,
): readonly ActivityLine[] {
  const words = fold(q).split(/\s+/);
  return lines.filter((line) => {
    if (action !== undefined && line.action !== action) return false;
    if (outcome !== undefined && line.outcome !== outcome) return false;
    const { serverName, serverId, requestId, details, receipt } = line;
    const bought = [receipt?.addonName, receipt?.charged, ...(receipt?.addresses ?? [])];
    const told = fold([serverName, serverId, requestId, details, ...line.words, ...bought].join(' '));
    return words.every((word) => told.includes(word));
  });
}
