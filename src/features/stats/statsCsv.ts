import { writeCsv } from '#domain/csv.ts';
import { isBreak, type StatsSample } from '#domain/serverStats.ts';

const head = [
  'Time (UTC)',
  'CPU (%)',
  'Memory used (MB)',
  'Memory total (MB)',
  'Disk used (GB)',
  'Disk total (GB)',
] as const;

/** The samples as CSV, oldest first; what the API did not tell is empty. */
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
