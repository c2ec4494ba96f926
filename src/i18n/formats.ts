/** What numbers, prices and times are written with: the operator's choice, else the browser's. */
export interface FormatSettings {
  /** BCP 47 tag; `undefined` is the browser's own. */
  readonly locale: string | undefined;
  /** ISO 4217; without one prices are bare numbers, since the API names no currency. */
  readonly currency: string | undefined;
}

/** What stands where the API told nothing. */
export const notTold = '—';

/** What stands for an amount of the account's while a customer looks on. */
const hiddenAmount = '•••';

const mbInGb = 1024;
const gbInTb = 1000;

const steps = [
  { unit: 'year', ms: 365 * 86_400_000 },
  { unit: 'month', ms: 30 * 86_400_000 },
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1_000 },
] as const;

/**
 * The one place that turns numbers, prices and times into words. Every function takes `undefined` for what the API
 * did not tell and answers with a dash.
 */
export function makeFormats({ locale, currency }: FormatSettings) {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const money = new Intl.NumberFormat(
    locale,
    currency === undefined
      ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
      : { style: 'currency', currency },
  );
  const size = (
    unit: 'megabyte' | 'gigabyte' | 'terabyte' | 'second' | 'minute',
    unitDisplay: 'short' | 'narrow' = 'short',
  ) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 });
  const megabytes = size('megabyte');
  const gigabytes = size('gigabyte');
  const terabytes = size('terabyte');
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const seconds = size('second', 'narrow');
  const minutes = size('minute', 'narrow');
  const minute = new Intl.NumberFormat(locale, { useGrouping: false });
  const second = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const told = (value: number | undefined, words: (value: number) => string): string =>
    value === undefined ? notTold : words(value);

  const moneyAlways = (amount: string | undefined): string =>
    amount === undefined ? notTold : money.format(amount as Intl.StringNumericLiteral); // digits and a point

  return {
    /** A share from 0 to 100, and above where it is more than the whole. */
    percent: (value: number | undefined) => told(value, (it) => percent.format(it / 100)),
    number: (value: number | undefined) => told(value, (it) => number.format(it)),
    /**
     * What the account pays, has or earns; hidden while a customer looks on. Takes the text of an exact decimal, such as
     * "15.47", and never goes through a float.
     */
    money: moneyAlways,
    /** The same, never hidden: for prices that are the customer's, and for what is written down and not shown. */
    moneyAlways,
    /** Memory, in MB as the API gives it. */
    memory: (mb: number | undefined) =>
      told(mb, (it) => (it < mbInGb ? megabytes.format(it) : gigabytes.format(it / mbInGb))),
    /** Disk, in GB. */
    disk: (gb: number | undefined) => told(gb, (it) => gigabytes.format(it)),
    /** Monthly traffic, in GB; from 1,000 on in TB. */
    traffic: (gb: number | undefined) =>
      told(gb, (it) => (it < gbInTb ? gigabytes.format(it) : terabytes.format(it / gbInTb))),
    /** Date and time in the person's zone, from milliseconds since 1970 UTC. */
    dateTime: (at: number | undefined) => told(at, (it) => dateTime.format(it)),
    date: (at: number | undefined) => told(at, (it) => date.format(it)),
    /** The day without its year, for what is within weeks. */
    day: (at: number | undefined) => told(at, (it) => day.format(it)),
    /** Time of day with seconds, in the person's zone. */
    time: (at: number | undefined) => told(at, (it) => time.format(it)),
    /** How long something has taken, in whole seconds up to two minutes, in minutes from there: "12s". */
    duration: (ms: number) =>
      ms < 120_000 ? seconds.format(Math.floor(ms / 1_000)) : minutes.format(Math.floor(ms / 60_000)),
    /** How long is left of something, in minutes and seconds: "4:59". */
    countdown: (ms: number) => {
      const whole = Math.ceil(ms / 1_000);
      return `${minute.format(Math.floor(whole / 60))}:${second.format(whole % 60)}`;
    },
    /** How long ago, in the largest unit that fits: "3 days ago". */
    age: (at: number | undefined, now: number) =>
      told(at, (it) => {
        const { unit, ms } = steps.find((step) => Math.abs(now - it) >= step.ms) ?? steps[5];
        return relative.format(Math.trunc((it - now) / ms), unit);
      }),
  };
}

export type Formats = ReturnType<typeof makeFormats>;

/** The same formats for when a customer looks on: whatever page shows an amount of the account's hides it. */
export function hideMoney(formats: Formats): Formats {
  return { ...formats, money: (amount) => (amount === undefined ? notTold : hiddenAmount) };
}

/** The instant in UTC, "2026-11-20 10:00:00 UTC", as the API and its documents write it. */
export function utcText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
