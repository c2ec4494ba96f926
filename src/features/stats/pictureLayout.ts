import type { TimedValue } from '#domain/timeSeries.ts';
import { shorten } from '#ui/visibleText.ts';

/** A rectangle in the picture's own pixels, from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** In the picture's own pixels; its file has twice as many each way. */
export const pictureWidth = 800;
export const margin = 24;
/** The height of a line of text. */
export const lineHeight = 18;

const headHeight = 82;
/** Of a chart: its two lines of words, the plot, the times below it. */
const wordsHeight = 46;
const plotHeight = 104;
const timesHeight = 20;
const chartGap = 20;
/** Left and right of a plot: the axis and the thresholds name their values there. */
const axisWidth = 40;
const thresholdWidth = 34;

interface PictureLayout {
  readonly height: number;
  /** For each chart, where its words begin and where its plot is. */
  readonly charts: readonly { readonly top: number; readonly plot: Box }[];
  /** Where the lines below the charts begin. */
  readonly foot: number;
}

/** The places of a picture with so many charts, and lines of text below them. */
export function pictureLayout(charts: number, lines: number): PictureLayout {
  const step = wordsHeight + plotHeight + timesHeight + chartGap;
  const foot = margin + headHeight + charts * step;
  return {
    height: foot + lines * lineHeight + margin,
    foot,
    charts: Array.from({ length: charts }, (_, index) => {
      const top = margin + headHeight + index * step;
      return {
        top,
        plot: {
          left: margin + axisWidth,
          top: top + wordsHeight,
          width: pictureWidth - 2 * margin - axisWidth - thresholdWidth,
          height: plotHeight,
        },
      };
    }),
  };
}

/** Where a time is in a plot, from left to right. */
export function xOf(at: number, from: number, to: number, { left, width }: Box): number {
  return to <= from ? left + width : left + (width * (at - from)) / (to - from);
}

/** Where a percentage is in a plot. The axis ends at 100: what is above lies on its edge, as on the page. */
export function yOf(percent: number, { top, height }: Box): number {
  return top + height * (1 - Math.min(Math.max(percent, 0), 100) / 100);
}

/** A point of a line. */
export interface Point {
  readonly x: number;
  readonly y: number;
  /** Whether the value is above the axis. */
  readonly isCut: boolean;
}

/** The pieces of a line, one for each run of known values: gaps are not bridged. */
export function piecesOf(
  series: readonly TimedValue[],
  { from, to }: { readonly from: number; readonly to: number },
  plot: Box,
): readonly (readonly Point[])[] {
  const pieces: Point[][] = [];
  let piece: Point[] | undefined;
  for (const { at, value } of series) {
    if (value === null) {
      piece = undefined;
      continue;
    }
    if (piece === undefined) pieces.push((piece = []));
    piece.push({ x: xOf(at, from, to, plot), y: yOf(value, plot), isCut: value > 100 });
  }
  return pieces;
}

/**
 * The numbers of marks, from 1, that share one flag since they stand closer than a flag is wide.
 * @param xs where the marks are, from left to right
 */
export function flagsOf(
  xs: readonly number[],
  width: number,
): readonly { readonly x: number; readonly first: number; readonly last: number }[] {
  const flags: { x: number; first: number; last: number }[] = [];
  for (const [index, x] of xs.entries()) {
    const flag = flags.at(-1);
    if (flag !== undefined && x - flag.x < width) flag.last = index + 1;
    else flags.push({ x, first: index + 1, last: index + 1 });
  }
  return flags;
}

/**
 * The text, or as much of its beginning with an ellipsis as fits.
 * @param measure the width of a text, in the same unit as `width`
 */
export function fitText(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let [fits, exceeds] = [0, text.length];
  while (exceeds - fits > 1) {
    const middle = (fits + exceeds) >> 1;
    if (measure(shorten(text, middle)) <= width) fits = middle;
    else exceeds = middle;
  }
  return shorten(text, fits);
}
