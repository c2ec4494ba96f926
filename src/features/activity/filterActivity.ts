import { fold } from '#domain/fold.ts';
import type { ActivityLine } from '#operations/writes/activityLog.ts';
import type { ActivityView } from './activityView.ts';

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
