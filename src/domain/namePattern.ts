import { isHostname, isLabel } from './label.ts';

/** Stands for the number in the label or hostname of several servers: "web-{n}". */
export const numberMark = '{n}';

/** How several servers are numbered. */
export interface Numbering {
  /** The first server's number, 0 to 9,999. */
  readonly from: number;
  /** At least so many digits, 1 to 4, filled up with zeros. */
  readonly digits: number;
}

/** The most servers that are deployed at once. */
export const mostAtOnce = 20;

export const highestStart = 9_999;
export const mostDigits = 4;

const numberText = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** The names that a pattern gives, in order: "web-{n}" from 9 with two digits gives "web-09", "web-10", … */
export function namesOf(pattern: string, count: number, { from, digits }: Numbering): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    pattern.replaceAll(numberMark, numberText(from + index, digits)),
  );
}

/** Why a pattern can't name several servers; `invalid`: one of the names would be no label or hostname. */
export type PatternProblem = 'noNumber' | 'invalid';

/** Checks a pattern by the names that it gives; `undefined` where they are valid and differ. */
export function patternProblem(
  pattern: string,
  kind: 'label' | 'hostname',
  count: number,
  numbering: Numbering,
): PatternProblem | undefined {
  if (!pattern.includes(numberMark)) return 'noNumber';
  const isValid = kind === 'label' ? isLabel : isHostname;
  return namesOf(pattern, count, numbering).every(isValid) ? undefined : 'invalid';
}

/**
 * The first number at or after `numbering.from` from which no label is taken: after the last one that is.
 * @returns `undefined` where there is none that may be chosen
 */
export function freeStart(
  pattern: string,
  count: number,
  numbering: Numbering,
  taken: ReadonlySet<string>,
): number | undefined {
  let { from } = numbering;
  for (;;) {
    const names = namesOf(pattern, count, { ...numbering, from });
    const last = names.findLastIndex((name) => taken.has(name));
    if (last === -1) return from;
    from += last + 1;
    if (from > highestStart) return undefined;
  }
}

/** A name as a pattern: its last number becomes the mark. "web-03" is "web-{n}" from 3 with two digits. */
export interface NumberedName {
  readonly pattern: string;
  readonly numbering: Numbering;
}

/**
 * Reads the pattern of a name. The number is the last one of the name's first dot-separated part, of at most four
 * digits; a name without one gets "-{n}" there, and begins with 1.
 */
export function patternOf(name: string): NumberedName {
  const [first = '', ...others] = name.split('.');
  const found = /^(.*?)(\d{1,4})(\D*)$/.exec(first);
  const rest = others.map((part) => `.${part}`).join('');
  const [, before = '', digits = '', after = ''] = found ?? [];
  // A longer number is an id, and what looks like its end would count it up.
  if (found === null || /\d$/.test(before)) {
    return { pattern: `${first}-${numberMark}${rest}`, numbering: { from: 1, digits: 1 } };
  }
  return {
    pattern: `${before}${numberMark}${after}${rest}`,
    numbering: { from: Number(digits), digits: digits.startsWith('0') ? digits.length : 1 },
  };
}

/**
 * The next free label after one: "web-3" gives "web-4", or "web-5" where that is taken. "web" gives "web-2": the one
 * without a number counts as the first.
 * @param taken the labels in use
 * @returns `undefined` where the label has no valid successor
 */
export function nextLabel(label: string, taken: ReadonlySet<string>): string | undefined {
  const { pattern, numbering } = patternOf(label);
  const isNumbered = namesOf(pattern, 1, numbering)[0] === label;
  const from = isNumbered ? numbering.from + 1 : 2;
  // One more than are taken is free.
  return namesOf(pattern, taken.size + 1, { ...numbering, from }).find(
    (name) => isLabel(name) && !taken.has(name),
  );
}
