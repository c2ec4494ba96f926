import { writeCsv } from '#domain/csv.ts';
import { utcText } from '#i18n/formats.ts';
import type { ActivityLine } from '#operations/writes/activityLog.ts';
import { visibleText } from '#ui/visibleText.ts';

/** The head of the file: names for programs, the same in every language. */
const head = ['at', 'action', 'outcome', 'serverId', 'serverName', 'words', 'requestId', 'details'];

/** The lines as CSV, in the order given; times in UTC, the server's words as this brand may show them. */
export function activityCsv(lines: readonly Pick<SpokenLine, 'line' | 'words' | 'details'>[]): string {
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

/** What a line is in words, as the page shows it. */
export interface SpokenLine {
  readonly line: ActivityLine;
  readonly action: string;
  readonly outcome: string;
  readonly words: string;
  readonly details: string;
}

/** One line each, for a ticket: time in UTC, action, server and its id, outcome, the server's words, request id. */
export function activityText(lines: readonly SpokenLine[]): string {
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
        // What others wrote makes no line of its own.
        .map(visibleText)
        .join(' | '),
    )
    .join('\n');
}
