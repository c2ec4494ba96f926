import { isSitePath } from '#domain/sitePath.ts';

/** The kinds of values; ConfigurationNotice describes each. */
export type SettingKind =
  | 'text'
  | 'apiAddress'
  | 'webAddress'
  | 'originList'
  | 'image'
  | 'colour'
  | 'email'
  | 'path'
  | 'currency'
  | 'locale'
  | 'percent'
  | 'minutes'
  | 'toggle'
  | 'choice'
  | 'words'
  | 'prefix';

/** One setting: the kind of its value, its default, and the check that a value is valid. */
export interface Setting<Value> {
  readonly kind: SettingKind;
  readonly fallback: Value;
  readonly holds: (value: unknown) => value is Value;
}

function text(kind: SettingKind, accepts: (value: string) => boolean) {
  return (fallback: string): Setting<string> => ({
    kind,
    fallback,
    holds: (value): value is string => typeof value === 'string' && accepts(value),
  });
}

function number(kind: SettingKind, least: number, most: number) {
  return (fallback: number): Setting<number> => ({
    kind,
    fallback,
    holds: (value): value is number => typeof value === 'number' && value >= least && value <= most,
  });
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An https address without user name or password; plain http only on this machine. */
function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  if (url?.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
}

/** A path without query or fragment. */
function isBarePath(value: string): boolean {
  return isSitePath(value) && !/[\s?#]/.test(value);
}

function isApiAddress(value: string): boolean {
  if (value.endsWith('/')) return false;
  return isBarePath(value) || (isWebAddress(value) && !/[?#]/.test(value));
}

function isImage(value: string): boolean {
  return isBarePath(value) || /^data:image\/(png|svg\+xml);base64,[A-Za-z0-9+/=]+$/.test(value);
}

function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isOrigin(value: unknown): boolean {
  return typeof value === 'string' && isWebAddress(value) && URL.parse(value)?.origin === value;
}

/** One line of text for the user: 1 to 60 characters. */
export const shortText = text('text', (value) => /^[^\p{C}]{1,60}$/u.test(value) && value.trim() !== '');
/** The API's address: a path on this site or an https address, without a trailing slash. */
export const apiAddress = text('apiAddress', isApiAddress);
export const webAddress = text('webAddress', isWebAddress);
export const email = text('email', (value) => /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/.test(value));
export const imageAddress = text('image', isImage);
export const colour = text('colour', (value) => /^#[0-9a-f]{6}$/i.test(value));
/** A path on the official dashboard. The hand-off page refuses a path that would lead elsewhere from there. */
export const dashboardPath = text('path', isBarePath);
/** A currency's three letters (ISO 4217). */
export const currencyCode = text('currency', (value) => /^[A-Z]{3}$/.test(value));
/** A language tag (BCP 47), such as "en-GB". */
export const localeTag = text('locale', isLocale);
/** The prefix of an environment variable's name. */
export const variablePrefix = text('prefix', (value) => /^[A-Z][A-Z0-9_]{0,30}$/.test(value));
export const percentage = number('percent', 0, 999);
export const minutes = number('minutes', 1, 24 * 60);

export function toggle(fallback: boolean): Setting<boolean> {
  return { kind: 'toggle', fallback, holds: (value) => typeof value === 'boolean' };
}

/** One of a few words; the first is the default. */
export function choice<const Word extends string>(first: Word, ...others: readonly Word[]): Setting<Word> {
  const known: ReadonlySet<unknown> = new Set([first, ...others]);
  return { kind: 'choice', fallback: first, holds: (value): value is Word => known.has(value) };
}

/** Origins such as "https://panel.example.com", without a path. */
export function originList(fallback: readonly string[]): Setting<readonly string[]> {
  return {
    kind: 'originList',
    fallback,
    holds: (value): value is readonly string[] => Array.isArray(value) && value.every(isOrigin),
  };
}

/** Texts to replace, each with its replacement of at most 200 characters. */
export function words(): Setting<Readonly<Record<string, string>>> {
  return {
    kind: 'words',
    fallback: {},
    holds: (value): value is Readonly<Record<string, string>> =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((said) => typeof said === 'string' && said.length <= 200),
  };
}

/** The same setting, which `null` turns off. */
export function orNone<Value>({ kind, fallback, holds }: Setting<Value>): Setting<Value | null> {
  return { kind, fallback, holds: (value): value is Value | null => value === null || holds(value) };
}

/** The same setting, off (`null`) by default. */
export function noneUnless<Value>(setting: Setting<Value>): Setting<Value | null> {
  return { ...orNone(setting), fallback: null };
}
