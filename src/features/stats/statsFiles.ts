import { writeCsv } from '#domain/csv.ts';
import type { Server } from '#domain/server.ts';
import { isBreak, type StatsSample } from '#domain/serverStats.ts';

/** The part of a text that every file system takes, at most 40 code points of it; '' if there is none. */
function fileNamePart(text: string): string {
  const safe = text.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N}._]+/gu, '-');
  // A leading mark has nothing to stand on; a leading dot hides a file. A name has 255 bytes, a code point up to 4.
  const [part = ''] = /^.{0,40}/u.exec(safe.replace(/^[-._\p{M}]+/u, '')) ?? [];
  return part.replace(/[-._]+$/, '');
}

/**
 * The name of a file with a server's statistics: "web-1-statistics-2026-12-01-1203.png".
 * @param at what the file is about, in milliseconds since 1970 UTC; named by the user's clock
 */
export function statsFileName(
  { label, hostname, id }: Pick<Server, 'label' | 'hostname' | 'id'>,
  at: number,
  extension: 'csv' | 'png',
): string {
  const name = [label, hostname, id].map(fileNamePart).find((part) => part !== '') ?? 'server';
  const time = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${name}-statistics-${day}-${two(time.getHours())}${two(time.getMinutes())}.${extension}`;
}

const head = [
  'Time (UTC)',
  'CPU (%)',
  'Memory used (MB)',
  'Memory total (MB)',
  'Disk used (GB)',
  'Disk total (GB)',
] as const;

/** The samples as CSV, oldest first; values that the API did not return are empty. */
export function statsCsv(samples: readonly StatsSample[]): string {
  const cell = (value: number | null): string => (value === null ? '' : String(value));
  return writeCsv(
    head,
    samples
      .filter((sample) => !isBreak(sample))
      .map(({ at, cpu, memoryUsed, memoryTotal, diskUsed, diskTotal }) => [
        new Date(at).toISOString(),
        ...[cpu, memoryUsed, memoryTotal, diskUsed, diskTotal].map(cell),
      ]),
  );
}
