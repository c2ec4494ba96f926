import type { TimedValue } from '#domain/timeSeries.ts';

/** The data of two SVG paths, in a box of 100 × 100 whose top is 100 % and whose right side is the end of the time. */
interface LinePaths {
  readonly line: string;
  /** What is between the line and the bottom. */
  readonly area: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A value without neighbours is drawn as a dash: a line of no length would not be seen. */
function dashAt({ x, y }: Point): readonly Point[] {
  const begin = Math.min(Math.max(x - 1, 0), 98);
  return [
    { x: begin, y },
    { x: begin + 2, y },
  ];
}

/**
 * Draws a series without a chart library, for many small lines. Gaps are not bridged; values above 100 % are drawn as
 * 100 %, and the text beside the line has the actual value.
 * @param series in percent and in time order; what is outside of the time is left out
 * @param from with `to`, the time that the box shows, in milliseconds since 1970 UTC
 */
export function linePaths(series: readonly TimedValue[], from: number, to: number): LinePaths {
  const runs: Point[][] = [[]];
  for (const { at, value } of series) {
    if (value === null || at < from || at > to) {
      if (runs.at(-1)?.length !== 0) runs.push([]);
      continue;
    }
    const x = to > from ? round(((at - from) / (to - from)) * 100) : 100;
    runs.at(-1)?.push({ x, y: round(100 - Math.min(Math.max(value, 0), 100)) });
  }
  let [line, area] = ['', ''];
  for (const run of runs) {
    const [first] = run;
    if (first === undefined) continue;
    const points = run.length > 1 ? run : dashAt(first);
    const drawn = points.map(({ x, y }) => `${x} ${y}`).join('L');
    line += `M${drawn}`;
    area += `M${points[0]?.x} 100L${drawn}V100Z`;
  }
  return { line, area };
}
