import { cx } from './cx.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

export interface ButtonLook {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** A square for a single icon. */
  square?: boolean | undefined;
  /** The look of an unavailable button. */
  unavailable?: boolean | undefined;
}

const base =
  'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap ' +
  'select-none transition-colors print:hidden [&_svg]:shrink-0';

// The coarse pointer's sizes are for touch; the border is always there, so that forced colours outline the button.
const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 text-sm pointer-coarse:h-9 [&_svg]:size-3.5',
  md: 'h-9 text-base pointer-coarse:h-10 [&_svg]:size-4',
  lg: 'h-10 text-base pointer-coarse:h-11 [&_svg]:size-4',
};

const paddings: Record<ButtonSize, string> = { sm: 'px-2.5', md: 'px-3', lg: 'px-4' };
const squares: Record<ButtonSize, string> = {
  sm: 'w-7 pointer-coarse:w-9',
  md: 'w-9 pointer-coarse:w-10',
  lg: 'w-10 pointer-coarse:w-11',
};

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent shadow-low hover:bg-accent-hover',
  secondary: 'border-line bg-surface text-fg shadow-low hover:bg-hover',
  ghost: 'border-transparent text-muted hover:bg-hover hover:text-fg',
  danger: 'border-transparent bg-danger text-on-danger shadow-low hover:bg-danger-hover',
};

const unavailableLook: Record<ButtonVariant, string> = {
  primary: 'border-line bg-sunken text-muted cursor-not-allowed',
  secondary: 'border-line bg-sunken text-muted cursor-not-allowed',
  ghost: 'border-transparent text-faint cursor-not-allowed',
  danger: 'border-line bg-sunken text-muted cursor-not-allowed',
};

/** The look of a button, for `<button>` and for links (`<Link className={buttonClass()}>`). */
export function buttonClass(look: ButtonLook = {}): string {
  const { variant = 'secondary', size = 'md', square = false, unavailable = false } = look;
  return cx(
    base,
    sizes[size],
    square ? squares[size] : paddings[size],
    unavailable ? unavailableLook[variant] : variants[variant],
  );
}

/** The class of a link in running text. */
export const textLinkClass = 'rounded-sm text-accent-text underline underline-offset-2 hover:decoration-2';
