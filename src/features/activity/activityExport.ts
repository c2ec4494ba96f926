import { writeCsv } from '#domain/csv.ts';
import { utcText } from '#i18n/formats.ts';
import type { ActivityLine } from '#operations/writes/activityLog.ts';
import { visibleText } from '#ui/visibleText.ts';

/** The header row: names for programs, the same in every language. */
const head = ['at', 'action', 'outcome', 'serverId', 'serverName', 'words', 'requestId', 'details'];

/** The lines as CSV, in the given order; times in UTC, the server's messages as this brand may show them. */
export function activityCsv(lines: readonly Pick<LocalizedLine, 'line' | 'words' | 'details'>[]): string {
  return writeCsv(
    head,
    lines.map(({ line, words, details }) => [
      new Date(line.at).toISOString(),
      line.action,
      line.outcome,
      line.serverId,
      line.serverName,
      words,
      line.requestId,
      details,
    ]),
  );
}

/** A line of the log, with its texts as the page shows them. */
export interface LocalizedLine {
  readonly line: ActivityLine;
  readonly action: string;
  readonly outcome: string;
  readonly words: string;
  readonly details: string;
}

/**
 * One line of text each, for a ticket: time in UTC, action, server and its id, outcome, the server's message, details,
 * request id.
 */
export function activityText(lines: readonly LocalizedLine[]): string {
  return lines
    .map(({ line, action, outcome, words, details }) =>
      [
        utcText(line.at),
        action,
        line.serverId === '' ? line.serverName : `${line.serverName} (${line.serverId})`,
        outcome,
        words,
        details,
        line.requestId,
      ]
        .filter((part) => part !== '')
        // Makes line breaks in text from others visible, so that such text can't forge a line.
        .map(visibleText)
        .join(' | '),
    )
    .join('\n');
}
