const colourNames = {
  surface: ['--surface', 'Canvas'],
  fg: ['--fg', 'CanvasText'],
  muted: ['--muted', 'CanvasText'],
  line: ['--line', 'GrayText'],
  calm: ['--accent-text', 'CanvasText'],
  high: ['--caution', 'CanvasText'],
  critical: ['--critical', 'CanvasText'],
} as const;

type Colours = Record<keyof typeof colourNames, string>;

/** How the page looks now. */
export interface Look {
  readonly colours: Colours;
  readonly fontFamily: string;
}

export function lookOfPage(): Look {
  // Computed colours come without custom properties and system colours, of which a canvas knows neither.
  const probe = document.createElement('span');
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const isForced = window.matchMedia('(forced-colors: active)').matches;
  const style = getComputedStyle(probe);
  const resolved = Object.entries(colourNames).map(([name, [property, system]]) => {
    probe.style.color = isForced ? system : `var(${property})`;
    return [name, style.color];
  });
  const { fontFamily } = style;
  probe.remove();
  return { colours: Object.fromEntries(resolved) as Colours, fontFamily }; // one for each name
}

/** Thrown where the browser doesn't let pages read what they drew, as protection against fingerprinting. */
export class CanvasRefused extends Error {}

/** @throws CanvasRefused where the browser has no canvas for pages */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new CanvasRefused('There is no canvas');
  return context;
}

/** @throws CanvasRefused where a pixel isn't read as it was drawn: then the file would be white, or noise */
export function checkCanvas(): void {
  const canvas = Object.assign(document.createElement('canvas'), { width: 3, height: 1 });
  const context = contextOf(canvas);
  const drawn = [0, 128, 255];
  for (const [x, grey] of drawn.entries()) {
    context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
    context.fillRect(x, 0, 1, 1);
  }
  const { data } = context.getImageData(0, 0, 3, 1);
  // Some browsers change each value by a little, which no eye sees.
  const isRead = drawn.every((grey, x) => Math.abs((data[x * 4] ?? 0) - grey) < 16);
  if (!isRead) throw new CanvasRefused('The canvas is not read as it was drawn');
}
