/** How numbers, prices and times are formatted: the operator's choice, otherwise the browser's. */
export interface FormatSettings {
  /** BCP 47 tag; `undefined` is the browser's own. */
  readonly locale: string | undefined;
  /** ISO 4217; without one, prices are bare numbers, since the API gives no currency. */
  readonly currency: string | undefined;
}

/** The placeholder for a value that the API did not give. */
export const placeholder = '—';

/** The placeholder for the account's amounts while a customer is watching. */
const hiddenAmount = '•••';

const mbInGb = 1024;
const gbInTb = 1000;

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** What is subtracted from an instant to get the time on the user's clock, in milliseconds: less than 0 in the east. */
const offsetOf = (at: number): number => new Date(at).getTimezoneOffset() * minuteMs;

/** The number of the user's calendar day. Two of them tell the days between two instants, however long those days are. */
const dayOf = (at: number): number => Math.floor((at - offsetOf(at)) / dayMs);

/** Whether the user's clocks change within this time or an hour of it: the time on the clock may then come twice. */
const clocksChange = (from: number, to: number): boolean => offsetOf(from - hourMs) !== offsetOf(to + hourMs);

const isDayOfUtc = (at: number): boolean => dayOf(at) === Math.floor(at / dayMs);

/** Makes the value when it is first asked for: an `Intl` formatter takes about a millisecond, on a phone ten. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/**
 * The only place that formats numbers, prices and times. Each function for the API's values takes `undefined` for one
 * that the API did not give, and returns a dash.
 */
export function makeFormats({ locale, currency }: FormatSettings) {
  const number = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
  const percent = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
  const money = once(
    () =>
      new Intl.NumberFormat(
        locale,
        currency === undefined
          ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
          : { style: 'currency', currency },
      ),
  );
  const size = (
    unit: 'megabyte' | 'gigabyte' | 'terabyte' | 'second' | 'minute',
    unitDisplay: 'short' | 'narrow' = 'short',
  ) =>
    once(() => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 }));
  const megabytes = size('megabyte');
  const gigabytes = size('gigabyte');
  const terabytes = size('terabyte');
  const time = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, options));
  const dateTime = time({ dateStyle: 'medium', timeStyle: 'short' });
  const dateTimeAndZone = time({ dateStyle: 'medium', timeStyle: 'long' });
  const date = time({ dateStyle: 'medium' });
  const dateAndZone = time({ day: 'numeric', month: 'short', year: 'numeric', timeZoneName: 'short' });
  const day = time({ day: 'numeric', month: 'short' });
  const dayAndZone = time({ day: 'numeric', month: 'short', timeZoneName: 'short' });
  const timeOfDay = time({ timeStyle: 'medium' });
  const timeOfDayAndZone = time({ timeStyle: 'long' });
  const seconds = size('second', 'narrow');
  const minutes = size('minute', 'narrow');
  const minute = once(() => new Intl.NumberFormat(locale, { useGrouping: false }));
  const second = once(() => new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 }));
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  const orPlaceholder = (value: number | undefined, words: (value: number) => string): string =>
    value === undefined ? placeholder : words(value);

  const moneyAlways = (amount: string | undefined): string =>
    amount === undefined ? placeholder : money().format(amount as Intl.StringNumericLiteral); // digits and a decimal point

  return {
    /** A percentage from 0 to 100, or above if it is more than the whole. */
    percent: (value: number | undefined) => orPlaceholder(value, (it) => percent().format(it / 100)),
    number: (value: number | undefined) => orPlaceholder(value, (it) => number().format(it)),
    /**
     * An amount the account pays, has or earns; hidden while a customer is watching. Takes the text of an exact
     * decimal, such as "15.47", and never converts it to a float.
     */
    money: moneyAlways,
    /** The same, never hidden: for the customer's own prices, and for text that is written out but not shown. */
    moneyAlways,
    /** Memory, in MB as the API gives it. */
    memory: (mb: number | undefined) =>
      orPlaceholder(mb, (it) => (it < mbInGb ? megabytes().format(it) : gigabytes().format(it / mbInGb))),
    /** Disk, in GB. */
    disk: (gb: number | undefined) => orPlaceholder(gb, (it) => gigabytes().format(it)),
    /** Monthly traffic, in GB; formatted in TB from 1,000 GB. */
    traffic: (gb: number | undefined) =>
      orPlaceholder(gb, (it) => (it < gbInTb ? gigabytes().format(it) : terabytes().format(it / gbInTb))),
    /**
     * Date and time in the user's time zone, from milliseconds since 1970 UTC. Within an hour of a change of the clocks,
     * when the time alone may come twice, with seconds and the zone.
     */
    dateTime: (at: number | undefined) =>
      orPlaceholder(at, (it) => (clocksChange(it, it) ? dateTimeAndZone : dateTime)().format(it)),
    /** The same with seconds and the zone at all times, for readers elsewhere. */
    dateTimeInZone: (at: number) => dateTimeAndZone().format(at),
    /** The calendar day in the user's time zone; with the zone where UTC has another day. */
    date: (at: number | undefined) =>
      orPlaceholder(at, (it) => (isDayOfUtc(it) ? date : dateAndZone)().format(it)),
    /** The same without its year, for dates within weeks. */
    day: (at: number | undefined) =>
      orPlaceholder(at, (it) => (isDayOfUtc(it) ? day : dayAndZone)().format(it)),
    /**
     * Time of day with seconds, in the user's time zone; with the zone if the clocks change within an hour of it.
     * @param from with `to`, the span of times shown with it: all of them name the zone, or none
     */
    time: (at: number | undefined, from = at, to = at) =>
      orPlaceholder(at, (it) =>
        (clocksChange(from ?? it, to ?? it) ? timeOfDayAndZone : timeOfDay)().format(it),
      ),
    /** Elapsed time, from milliseconds: in whole seconds up to two minutes ("12s"), then in minutes. */
    duration: (ms: number) =>
      ms < 120_000 ? seconds().format(Math.floor(ms / 1_000)) : minutes().format(Math.floor(ms / 60_000)),
    /** Time left, from milliseconds, in minutes and seconds: "4:59". */
    countdown: (ms: number) => {
      const whole = Math.ceil(ms / 1_000);
      return `${minute().format(Math.floor(whole / 60))}:${second().format(whole % 60)}`;
    },
    /** The calendar day in the user's time zone without a zone, for a column of dates; UTC is to be within reach. */
    plainDate: (at: number | undefined) => orPlaceholder(at, (it) => date().format(it)),
    /**
     * How long ago, on the user's calendar: "5 hr ago" within 24 hours, then "yesterday", "3 days ago" and, from 90 days
     * on, months and years. Never negative: a later time, by a clock that is ahead, is "now".
     */
    age: (at: number | undefined, now: number) =>
      orPlaceholder(at, (it) => {
        const ms = Math.max(0, now - it);
        const days = dayOf(now) - dayOf(it);
        const [from, to] = [new Date(it), new Date(now)];
        const months =
          (to.getFullYear() - from.getFullYear()) * 12 +
          (to.getMonth() - from.getMonth()) -
          (to.getDate() < from.getDate() ? 1 : 0);
        const [count, unit] =
          ms < minuteMs
            ? ([ms / 1_000, 'second'] as const)
            : ms < hourMs
              ? ([ms / minuteMs, 'minute'] as const)
              : // The day on which the clocks go back is longer than 24 hours.
                ms < dayMs || days === 0
                ? ([ms / hourMs, 'hour'] as const)
                : days < 90
                  ? ([days, 'day'] as const)
                  : months < 24
                    ? ([months, 'month'] as const)
                    : ([months / 12, 'year'] as const);
        return relative().format(-Math.floor(count), unit);
      }),
  };
}

export type Formats = ReturnType<typeof makeFormats>;

/** The same formats while a customer is watching: every page hides the account's amounts. */
export function hideMoney(formats: Formats): Formats {
  return { ...formats, money: (amount) => (amount === undefined ? placeholder : hiddenAmount) };
}

/** The instant in UTC, such as "2026-11-20 10:00:00 UTC", in the form that the API and its documents use. */
export function utcText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
