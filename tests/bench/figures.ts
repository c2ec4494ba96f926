/** A measured value and its upper limit. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: 'ms' | '×' | '%' | 'nodes' | 'rows' | 'kB' | 'MB' | 'tasks' | 'listeners' | 'requests';
  /** How it was measured, or what else was observed. */
  readonly note?: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** NaN means that nothing was measured, which is a failure. */
export function isWithin({ value, limit }: Figure): boolean {
  return value <= limit;
}

const rounded = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });

/** The figures as one table for the terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'measured', 'limit', 'result', ''],
    ...figures.map((figure) => [
      figure.what,
      `${rounded(figure.value)} ${figure.unit}`,
      `${rounded(figure.limit)} ${figure.unit}`,
      isWithin(figure) ? 'ok' : 'OVER',
      figure.note ?? '',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
