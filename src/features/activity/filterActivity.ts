import { fold } from '#domain/fold.ts';
import type { ActivityLine } from '#operations/writes/activityLog.ts';
import type { ActivityView } from './activityView.ts';

/** A line's details as the log shows them: an operating system by its name. */
export function shownDetails({ action, details }: ActivityLine, nameOf: (osId: string) => string): string {
  return action === 'deploy' && details !== '' ? nameOf(details) : details;
}

/**
 * The lines that match a view: each word of the search must be found somewhere in the line.
 * @param nameOf the name that the log shows for an operating system's id
 */
export function filterActivity(
  lines: readonly ActivityLine[],
  { q = '', action, outcome }: ActivityView,
  nameOf: (osId: string) => string = (osId) => osId,
): readonly ActivityLine[] {
  const words = fold(q).split(/\s+/);
  return lines.filter((line) => {
    if (action !== undefined && line.action !== action) return false;
    if (outcome !== undefined && line.outcome !== outcome) return false;
    const { serverName, serverId, requestId, details, receipt } = line;
    const shown = shownDetails(line, nameOf);
    const bought = [receipt?.addonName, receipt?.charged, ...(receipt?.addresses ?? [])];
    const searchable = fold(
      [serverName, serverId, requestId, details, shown, ...line.words, ...bought].join(' '),
    );
    return words.every((word) => searchable.includes(word));
  });
}
