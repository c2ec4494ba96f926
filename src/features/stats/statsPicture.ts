import { plural, t } from '@lingui/core/macro';
import { isBreak, levelBounds, levelOf, percentOf, type StatsLevel } from '#domain/serverStats.ts';
import type { Formats } from '#i18n/formats.ts';
import {
  type Box,
  fitText,
  flagsOf,
  lineHeight,
  margin,
  pictureLayout,
  pictureWidth,
  piecesOf,
  type Point,
  xOf,
  yOf,
} from './pictureLayout.ts';
import { CanvasRefused, checkCanvas, contextOf, type Look, lookOfPage } from './pictureCanvas.ts';
import { axisTimes } from './statsView.ts';
import type { KindReport, StatsInView, StatsReport } from './statsReport.ts';

/** The file has so many pixels for each of the picture's own. */
const scale = 2;

/** More would push the charts out of sight; the picture says how many are left out. */
const mostMarks = 12;

/** The width of a mark's flag, with a number of two digits. */
const flagWidth = 18;

interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly look: Look;
}

interface TextStyle {
  readonly size?: number;
  readonly isBold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly width?: number;
}

/** Draws a line of text, cut to its width; returns how wide it is. @param y its middle */
function write({ context, look }: Pen, text: string, x: number, y: number, style: TextStyle = {}): number {
  const { size = 12, isBold = false, colour = look.colours.muted, align = 'left' } = style;
  const { width = pictureWidth - 2 * margin } = style;
  context.font = `${isBold ? '600 ' : ''}${size}px ${look.fontFamily}`;
  context.fillStyle = colour;
  context.textAlign = align;
  context.textBaseline = 'middle';
  const measure = (one: string): number => context.measureText(one).width;
  const shown = fitText(text, width, measure);
  context.fillText(shown, x, y);
  return measure(shown);
}

function rule(
  { context }: Pen,
  from: readonly [number, number],
  to: readonly [number, number],
  dash: readonly number[] = [],
): void {
  context.setLineDash([...dash]);
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
  context.setLineDash([]);
}

/** The grid with its percentages, and the thresholds: with dashes of their own, since colour alone says nothing. */
function drawAxes(pen: Pen, plot: Box, formats: Formats): void {
  const { context, look } = pen;
  const right = plot.left + plot.width;
  context.lineWidth = 1;
  for (const percent of [0, 50, 100]) {
    const y = yOf(percent, plot);
    context.strokeStyle = look.colours.line;
    rule(pen, [plot.left, y], [right, y]);
    write(pen, formats.percent(percent), plot.left - 6, y, { size: 11, align: 'right' });
  }
  for (const [percent, colour, dash] of [
    [levelBounds.high, look.colours.high, [2, 3]],
    [levelBounds.critical, look.colours.critical, [6, 3]],
  ] as const) {
    const y = yOf(percent, plot);
    context.strokeStyle = colour;
    rule(pen, [plot.left, y], [right, y], dash);
    write(pen, formats.percent(percent), right + 5, y, { size: 10, colour });
  }
}

/** A piece of the line, with the area below it; a single point is a dot. */
function drawPiece({ context }: Pen, piece: readonly Point[], { top, height }: Box, colour: string): void {
  const [first, last] = [piece[0], piece.at(-1)];
  if (first === undefined || last === undefined) return;
  Object.assign(context, { fillStyle: colour, strokeStyle: colour, lineWidth: 1.5, lineJoin: 'round' });
  context.beginPath();
  for (const { x, y } of piece) context.lineTo(x, y);
  context.stroke();
  context.lineTo(last.x, top + height);
  context.lineTo(first.x, top + height);
  context.globalAlpha = 0.14;
  context.fill();
  context.globalAlpha = 1;
  context.beginPath();
  if (piece.length === 1 && !first.isCut) context.arc(first.x, first.y, 2, 0, 2 * Math.PI);
  // Where the line leaves the axis, an arrow points up.
  for (const [index, { x, y, isCut }] of piece.entries()) {
    if (!isCut || piece[index - 1]?.isCut === true) continue;
    context.moveTo(x - 4, y);
    context.lineTo(x, y - 6);
    context.lineTo(x + 4, y);
  }
  context.fill();
}

/** What was done to the server, as flags with the numbers of the lines below the charts. */
function drawMarks(pen: Pen, xs: readonly number[], plot: Box): void {
  const { context, look } = pen;
  const bottom = plot.top + plot.height;
  context.strokeStyle = look.colours.fg;
  context.lineWidth = 1;
  for (const x of xs) rule(pen, [x, plot.top], [x, bottom], [1, 2]);
  for (const { x, first, last } of flagsOf(xs, flagWidth)) {
    const words = first === last ? String(first) : `${first}–${last}`;
    const width = Math.max(14, 8 + 6 * words.length);
    const left = Math.min(x - 7, plot.left + plot.width - width);
    context.fillStyle = look.colours.fg;
    context.fillRect(left, plot.top - 1, width, 14);
    write(pen, words, left + width / 2, plot.top + 6.5, {
      size: 10,
      isBold: true,
      colour: look.colours.surface,
      align: 'center',
    });
  }
}

function drawTimes(pen: Pen, { from, to }: StatsInView, plot: Box, formats: Formats): void {
  const y = plot.top + plot.height + 11;
  for (const at of axisTimes(from, to)) {
    const align = at === from ? 'left' : at === to ? 'right' : 'center';
    write(pen, formats.time(at, from, to), xOf(at, from, to, plot), y, { size: 11, align });
  }
}

function drawChart(
  pen: Pen,
  view: StatsInView,
  report: KindReport,
  place: { top: number; plot: Box },
  formats: Formats,
): void {
  const { colours } = pen.look;
  const { top, plot } = place;
  const series = view.shown.map((sample) => ({ at: sample.at, value: percentOf(sample, report.kind) }));
  const last = view.shown.findLast((sample) => !isBreak(sample));
  const level: StatsLevel = last && view.isLive ? levelOf(percentOf(last, report.kind)) : 'calm';
  const nameWidth = write(pen, report.name, margin, top + 8, { size: 14, isBold: true, colour: colours.fg });
  write(pen, `${report.last.term} ${report.last.value}`, margin + nameWidth + 12, top + 8, {
    size: 14,
    colour: colours.fg,
    width: pictureWidth - 2 * margin - nameWidth - 12,
  });
  write(pen, report.summary.map(({ term, value }) => `${term} ${value}`).join(' · '), margin, top + 27);
  drawAxes(pen, plot, formats);
  const pieces = piecesOf(series, view, plot);
  for (const piece of pieces) drawPiece(pen, piece, plot, colours[level]);
  if (pieces.length === 0)
    write(pen, t`Nothing to draw`, plot.left + plot.width / 2, plot.top + plot.height / 2, {
      align: 'center',
    });
  drawMarks(
    pen,
    view.marks.slice(-mostMarks).map(({ at }) => xOf(at, view.from, view.to, plot)),
    plot,
  );
  drawTimes(pen, view, plot, formats);
}

/** The lines below the charts: the numbered marks, and the samples. */
function footLines({ marks, samples }: StatsReport): readonly string[] {
  const shown = marks.slice(-mostMarks);
  const more = marks.length - shown.length;
  return [
    ...(more === 0
      ? []
      : [plural(more, { one: '# earlier action is not shown', other: '# earlier actions are not shown' })]),
    ...shown.map(({ time, words }, index) => `${index + 1}  ${time} · ${words}`),
    samples,
  ];
}

/**
 * The charts as a PNG, in the page's colours, drawn from the samples alone.
 * @throws CanvasRefused where the browser doesn't allow it
 */
export async function statsPicture(view: StatsInView, report: StatsReport, formats: Formats): Promise<Blob> {
  checkCanvas();
  const lines = footLines(report);
  const layout = pictureLayout(report.kinds.length, lines.length);
  const size = { width: pictureWidth * scale, height: layout.height * scale };
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = { context: contextOf(canvas), look: lookOfPage() };
  const { colours } = pen.look;
  pen.context.scale(scale, scale);
  pen.context.fillStyle = colours.surface;
  pen.context.fillRect(0, 0, pictureWidth, layout.height);
  write(pen, report.name, margin, margin + 12, { size: 20, isBold: true, colour: colours.fg });
  write(pen, [...report.identity.slice(0, -1), report.window].join(' · '), margin, margin + 36, { size: 13 });
  write(pen, report.span, margin, margin + 55, { size: 13 });
  for (const [index, place] of layout.charts.entries()) {
    const kind = report.kinds[index];
    if (kind !== undefined) drawChart(pen, view, kind, place, formats);
  }
  for (const [index, line] of lines.entries())
    write(pen, line, margin, layout.foot + (index + 0.5) * lineHeight);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new CanvasRefused('The canvas gives no picture')) : resolve(blob)),
      'image/png',
    );
  });
}
