import { contrast, type Oklch, oklchOf } from './colour.ts';

/** What `ui/tokens.css` makes a brand's colours of, by the names of its properties. */
export interface AccentRamp {
  readonly '--accent-h': string;
  readonly '--accent-c': string;
  readonly '--accent-l': string;
  readonly '--accent-l-dark': string;
  readonly '--on-accent-l': string;
  readonly '--on-accent-l-dark': string;
}

/** WCAG 2.2, 1.4.3: words of any size. */
const leastContrast = 4.5;
/** Above it the tints of the ramp would no longer hold their contrast; no brand's colour loses its character by it. */
const mostChroma = 0.2;
/** Lightness of the words on the solid: white, or a black that is not harder than the page's own. */
const white = 1;
const black = 0.15;
/** How much further white words may move a colour than black ones would: people expect white on a button. */
const whitesFavour = 0.1;
const step = 0.005;

interface Theme {
  /** How far a solid may go towards the ground before it is lost on it. */
  readonly least: number;
  readonly most: number;
  /** How much darker it is under the pointer, as tokens.css has it. */
  readonly hover: number;
}

const light: Theme = { least: 0.25, most: 0.88, hover: 0.05 };
const dark: Theme = { least: 0.42, most: 0.92, hover: 0.04 };

/** The nearest lightness to the brand's own at which words can be read on the solid, also under the pointer. */
function nearestReadable({ l, c, h }: Oklch, words: number, { least, most, hover }: Theme): number {
  const isReadable = (lightness: number): boolean =>
    contrast({ l: lightness, c, h }, { l: words, c: 0, h: 0 }) >= leastContrast;
  const all = Array.from(
    { length: Math.round((most - least) / step) + 1 },
    (_, index) => least + index * step,
  );
  const readable = all.filter((lightness) => isReadable(lightness) && isReadable(lightness - hover));
  return readable.reduce(
    (nearest, lightness) => (Math.abs(lightness - l) < Math.abs(nearest - l) ? lightness : nearest),
    Infinity,
  );
}

/** The solid and the words on it: white words, unless black ones leave the brand's colour nearer to what it is. */
function solid(brand: Oklch, theme: Theme): { readonly solid: number; readonly words: number } {
  const underWhite = nearestReadable(brand, white, theme);
  const underBlack = nearestReadable(brand, black, theme);
  return Math.abs(underWhite - brand.l) <= Math.abs(underBlack - brand.l) + whitesFavour
    ? { solid: underWhite, words: white }
    : { solid: underBlack, words: black };
}

const plain = (value: number): string => String(Number(value.toFixed(4)));

/**
 * The ramp of a brand's accent in light and dark, its contrast corrected to WCAG AA: hue and chroma are the brand's,
 * lightness is moved as little as words on it need.
 * @param accent six hexadecimal digits after "#"
 */
export function accentRamp(accent: string): AccentRamp {
  const own = oklchOf(accent);
  const brand = { ...own, c: Math.min(own.c, mostChroma) };
  const inLight = solid(brand, light);
  const inDark = solid(brand, dark);
  return {
    '--accent-h': plain(brand.h),
    '--accent-c': plain(brand.c),
    '--accent-l': plain(inLight.solid),
    '--accent-l-dark': plain(inDark.solid),
    '--on-accent-l': plain(inLight.words),
    '--on-accent-l-dark': plain(inDark.words),
  };
}
