import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accentRamp } from '#domain/accentRamp.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const declared = new Map(
  Array.from(css.matchAll(/--([\w-]+):\s*([^;]+);/g), ([, name = '', value = '']) => [
    name,
    value.replaceAll(/\s+/g, ' '),
  ]),
);

type Theme = 'light' | 'dark';
type Brand = Record<string, string>;

/** The WCAG 2.2 relative luminance of a token, as a screen of the sRGB gamut shows it (channels clipped). */
function luminance(token: string, theme: Theme, brand: Brand): number {
  const pair = declared.get(token) ?? '';
  const colours = Array.from(
    pair.matchAll(/oklch\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g),
    ([, inner = '']) => inner,
  );
  const colour = colours[theme === 'light' ? 0 : 1];
  if (!pair.startsWith('light-dark(') || colours.length !== 2 || colour === undefined) {
    throw new Error(`--${token} is not a light-dark() pair of oklch() colours: ${pair}`);
  }
  const resolved = colour.replaceAll(
    /var\(--([\w-]+)\)/g,
    (_, name: string) => brand[name] ?? declared.get(name) ?? '?',
  );
  const [l = NaN, c = NaN, h = NaN] = resolved.match(/calc\([^()]*\)|[^ ()]+/g)?.map(number) ?? [];
  if (Number.isNaN(l + c + h)) throw new Error(`--${token} can't be read: ${resolved}`);
  const [r, g, b] = linearSrgb(l, c, (h * Math.PI) / 180);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function number(text: string): number {
  const [, left, operator, right] = /^calc\(([\d.]+) ([-*]) ([\d.]+)\)$/.exec(text) ?? [];
  if (operator === '*') return Number(left) * Number(right);
  if (operator === '-') return Number(left) - Number(right);
  return Number(text);
}

/** OKLCH to linear sRGB, after Björn Ottosson's definition of Oklab. */
function linearSrgb(lightness: number, chroma: number, hue: number): [number, number, number] {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function contrast(one: string, other: string, theme: Theme, brand: Brand = {}): number {
  const [dark = 0, light = 0] = [luminance(one, theme, brand), luminance(other, theme, brand)].toSorted(
    (x, y) => x - y,
  );
  return (light + 0.05) / (dark + 0.05);
}

const themes = ['light', 'dark'] as const;
const grounds = ['sunken', 'canvas', 'surface', 'raised', 'hover'];
const statuses = ['positive', 'caution', 'critical', 'info', 'neutral'];

// WCAG 2.2: 1.4.3 for text, 1.4.11 for the parts that identify a control.
const words = [
  ...grounds.flatMap((ground) => [`fg on ${ground}`, `muted on ${ground}`]),
  ...statuses.flatMap((status) => [status, 'fg', 'muted'].map((word) => `${word} on ${status}-soft`)),
  ...statuses.flatMap((status) => grounds.map((ground) => `${status} on ${ground}`)),
  'on-danger on danger',
  'on-danger on danger-hover',
  'fg on accent-soft',
  'muted on accent-soft',
];
const shapes = grounds.flatMap((ground) => [`line-strong on ${ground}`, `faint on ${ground}`]);
const brandPairs = {
  words: [
    'on-accent on accent',
    'on-accent on accent-hover',
    'accent-text on accent-soft',
    ...grounds.map((ground) => `accent-text on ${ground}`),
  ],
  shapes: grounds.map((ground) => `focus on ${ground}`),
};

function contrastOf(pair: string, theme: Theme, brand: Brand = {}): number {
  const [front = '', ground = ''] = pair.split(' on ');
  return contrast(front, ground, theme, brand);
}

describe.each(themes)('contrast in the %s theme', (theme) => {
  it.each(words)('%s can be read', (pair) => {
    expect(contrastOf(pair, theme)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapes)('%s can be made out', (pair) => {
    expect(contrastOf(pair, theme)).toBeGreaterThanOrEqual(3);
  });

  /** The pairs of a brand's colours with too little contrast. */
  function tooFaint(brand: Brand): string[] {
    const below = (least: number) => (pair: string) => contrastOf(pair, theme, brand) < least;
    return [...brandPairs.words.filter(below(4.5)), ...brandPairs.shapes.filter(below(3))];
  }

  it.each(Array.from({ length: 24 }, (_, step) => step * 15))(
    'holds for a brand of hue %i at any chroma',
    (hue) => {
      for (const chroma of ['0', '0.05', '0.1', '0.15', '0.2'])
        expect(tooFaint({ 'accent-h': String(hue), 'accent-c': chroma }), `chroma ${chroma}`).toEqual([]);
    },
  );

  it.each(['00', '33', '66', '99', 'cc', 'ff'])(
    'holds for the ramp of every accent whose red is %s',
    (red) => {
      for (const green of ['00', '2a', '55', '80', 'aa', 'd5', 'ff']) {
        for (const blue of ['00', '2a', '55', '80', 'aa', 'd5', 'ff']) {
          const accent = `#${red}${green}${blue}`;
          const ramp: [string, string][] = Object.entries(accentRamp(accent));
          const brand = Object.fromEntries(ramp.map(([name, value]) => [name.slice('--'.length), value]));
          expect([accent, tooFaint(brand)]).toEqual([accent, []]);
        }
      }
    },
  );
});

it('measures as WCAG does: black on white is 21 to 1', () => {
  declared.set('black', 'light-dark(oklch(0 0 0), oklch(0 0 0))');
  declared.set('white', 'light-dark(oklch(1 0 0), oklch(1 0 0))');
  expect(contrast('black', 'white', 'light')).toBeCloseTo(21, 1);
});
