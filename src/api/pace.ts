const second = 1_000;
const minute = 60 * second;

/** How often to poll while nothing is in progress, in milliseconds. */
const idlePace = minute;

/** Above this many servers the list's response is too large to poll often (10,000 servers are 5.7 MB). */
const largeFleet = 1_000;

export function isLargeFleet(servers: number): boolean {
  return servers > largeFleet;
}

/**
 * How often to poll the list: every 5 s while something is in progress, for at most 5 minutes; otherwise, and for a
 * large fleet, once a minute.
 * @param inProgressFor how long something has been in progress, in milliseconds; `undefined` if nothing is
 * @returns milliseconds
 */
export function listPace(servers: number, inProgressFor: number | undefined): number {
  if (isLargeFleet(servers) || inProgressFor === undefined || inProgressFor > 5 * minute) return idlePace;
  return 5 * second;
}

/**
 * How often to poll one server: every 3 s while it is in progress, every 10 s after 2 minutes, up to 10 minutes;
 * otherwise once a minute.
 * @param inProgressFor how long it has been in progress, in milliseconds; `undefined` if it is not
 * @returns milliseconds
 */
export function serverPace(inProgressFor: number | undefined): number {
  if (inProgressFor === undefined || inProgressFor > 10 * minute) return idlePace;
  return inProgressFor > 2 * minute ? 10 * second : 3 * second;
}

/**
 * How often a hidden tab polls a server whose deploy or reinstall it started: every 30 s, for 10 minutes.
 * @param elapsed how long ago it was started, in milliseconds
 * @returns milliseconds; Infinity once the tab no longer waits for it
 */
export function hiddenPace(elapsed: number): number {
  return elapsed >= 0 && elapsed <= 10 * minute ? 30 * second : Infinity;
}

/**
 * How often to sample a server's load. The wait doubles after each failure, up to a minute.
 * @param interval the user's choice, in milliseconds
 * @param failures how many samples in a row returned nothing
 * @returns milliseconds
 */
export function samplePace(interval: number, failures: number): number {
  return Math.min(interval * 2 ** Math.min(failures, 6), Math.max(interval, minute));
}

/**
 * How long after the last request for a sample of a page's own server the next one is due: 1 s and 2 s for the first
 * ones, so that there is a line to draw about a second after the first response, then the interval.
 * @param taken how many samples the page has had
 * @returns milliseconds
 */
export function firstSamplesPace(interval: number, taken: number): number {
  if (taken === 1) return Math.min(interval, second);
  return taken === 2 ? Math.min(interval, 2 * second) : interval;
}

/**
 * How often each of several watched servers can be sampled.
 * @param servers at least 1
 * @param room polls a minute for all of them (`pollRoom` in budget.ts)
 * @returns milliseconds, at least 3 s
 */
export function watchPace(servers: number, room: number): number {
  return Math.max(3 * second, Math.ceil((servers * minute) / room));
}

/** How often one server in the list is sampled at most, in milliseconds. */
export const loadPace = 15 * second;

/**
 * How long after the last request for any server of the list the next one is due: 1 s while one in sight was never asked
 * about, then 2 s, which makes 30 a minute, or longer where the others need the budget.
 * @param room polls a minute for all of them (`pollRoom` in budget.ts)
 * @returns milliseconds
 */
export function loadGap(isAnyUnknown: boolean, room: number): number {
  return isAnyUnknown ? second : Math.max(2 * second, minute / room);
}
