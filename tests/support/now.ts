/**
 * The moment at which each test begins, in milliseconds since 1970, and the zone in which its person lives. The
 * sandbox, the browser and Node start from it, so that no result depends on when and where the tests are run.
 * `npm run test:days` sets others.
 */
export const now = readMoment(process.env['TEST_NOW'] ?? '2026-05-20T09:30:00Z');
export const zone = process.env['TEST_ZONE'] ?? 'Europe/Istanbul';

/** The same moment by the browser's clock, which may differ from the API's. */
export const browserNow = now + Number(process.env['TEST_BROWSER_AHEAD_HOURS'] ?? 0) * 3_600_000;

function readMoment(text: string): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new Error(`TEST_NOW is ${text}, which is no time`);
  return moment;
}

/** How far a moment is ahead of the machine's own clock, in milliseconds. */
export const aheadOf = (moment: number): number =>
  // `Date` may be shifted already.
  Math.round(moment - performance.timeOrigin - performance.now());

/**
 * Shifts the clock of whatever runs it, Node or a page; it goes on at its pace, and timers keep theirs. Needs nothing
 * around it, since pages get it as text.
 * @param ahead of the machine's own clock, in milliseconds
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

const textIn = (format: Intl.DateTimeFormatOptions) => (at: number | string) =>
  new Intl.DateTimeFormat('en-US', { ...format, timeZone: zone }).format(new Date(at));

/** Times as a person in {@link zone} reads them in English. */
export const dateText = textIn({ dateStyle: 'medium' });
export const dateTimeText = textIn({ dateStyle: 'medium', timeStyle: 'short' });
export const timeText = textIn({ timeStyle: 'medium' });
