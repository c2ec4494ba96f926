/**
 * The moment at which each test begins, in milliseconds since 1970, and the user's time zone. The sandbox, the browser
 * and Node start from it, so that no result depends on when and where the tests run. `npm run test:days` sets others.
 */
export const now = readMoment(process.env['TEST_NOW'] ?? '2026-05-20T09:30:00Z');
export const zone = process.env['TEST_ZONE'] ?? 'Europe/Istanbul';

/** The same moment on the browser's clock, which may differ from the API's. */
export const browserNow = now + Number(process.env['TEST_BROWSER_AHEAD_HOURS'] ?? 0) * 3_600_000;

function readMoment(text: string): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new Error(`TEST_NOW is ${text}, which is no time`);
  return moment;
}

/** How far a moment is ahead of the machine's clock, in milliseconds. */
export const aheadOf = (moment: number): number =>
  // `Date` may already be shifted.
  Math.round(moment - performance.timeOrigin - performance.now());

/**
 * Shifts the clock of the environment that runs it, Node or a page. The clock keeps its pace, and timers keep theirs.
 * Must not use anything outside itself, since pages receive it as text.
 * @param ahead of the machine's clock, in milliseconds
 */
export function shiftClock(ahead: number): void {
  const name = Symbol.for('the clock of the tests');
  const known = globalThis as unknown as Record<symbol, { ahead: number } | undefined>;
  const clock = known[name];
  known[name] = Object.assign(clock ?? {}, { ahead });
  if (clock !== undefined) return;
  const real = Date;
  const time = (): number => real.now() + (known[name]?.ahead ?? 0);
  globalThis.Date = new Proxy(real, {
    apply: () => new real(time()).toString(),
    construct: (target, args, newTarget): Date =>
      Reflect.construct(target, args.length === 0 ? [time()] : args, newTarget) as Date,
    get: (target, property): unknown => (property === 'now' ? time : Reflect.get(target, property)),
  });
}

const textIn = (at: number, format: Intl.DateTimeFormatOptions, timeZone = zone): string =>
  new Intl.DateTimeFormat('en-US', { ...format, timeZone }).format(at);

const hour = 3_600_000;
const day = { day: 'numeric', month: 'short' } as const;

/** Whether the clocks of {@link zone} change within an hour: times then name their zone. */
const isNearChange = (at: number): boolean => {
  const nameAt = (moment: number) => textIn(moment, { timeZoneName: 'longOffset' }).split(', ')[1];
  return nameAt(at - hour) !== nameAt(at + hour);
};

/** Times as a user in {@link zone} reads them in English. */
export const dateText = (time: number | string): string => {
  const at = new Date(time).getTime();
  const isSameInUtc = textIn(at, day) === textIn(at, day, 'UTC');
  return textIn(at, { ...day, year: 'numeric', ...(isSameInUtc ? {} : { timeZoneName: 'short' }) });
};
export const dateTimeText = (time: number | string): string => {
  const at = new Date(time).getTime();
  return textIn(at, { dateStyle: 'medium', timeStyle: isNearChange(at) ? 'long' : 'short' });
};
export const timeText = (at: number): string =>
  textIn(at, { timeStyle: isNearChange(at) ? 'long' : 'medium' });

/** The same without a zone, in a column of dates. */
export const plainDateText = (time: number | string): string =>
  textIn(new Date(time).getTime(), { dateStyle: 'medium' });

/** How old something is for a user in {@link zone} who looks at `from`, where that is more than a day. */
export const ageText = (time: number | string, from: number): string => {
  const at = new Date(time).getTime();
  const numbers = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const [then, now] = [at, from].map((moment) => Date.parse(`${textIn(moment, numbers)} UTC`));
  const days = ((now ?? 0) - (then ?? 0)) / (24 * hour);
  if (days < 90) return days === 1 ? 'yesterday' : `${days} days ago`;
  const part = (moment: number, name: 'year' | 'month' | 'day') =>
    Number(textIn(moment, { [name]: 'numeric' }));
  const months =
    (part(from, 'year') - part(at, 'year')) * 12 +
    (part(from, 'month') - part(at, 'month')) -
    (part(from, 'day') < part(at, 'day') ? 1 : 0);
  return months < 24 ? `${months} mo. ago` : `${Math.floor(months / 12)} yr. ago`;
};
