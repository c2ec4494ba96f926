const second = 1_000;
const minute = 60 * second;

/** Where nothing is on its way, everything is asked once a minute. */
const calm = minute;

/** From here on the list's answer is too large to be asked for often (10,000 servers are 5.7 MB). */
const largeFleet = 1_000;

export function isLargeFleet(servers: number): boolean {
  return servers > largeFleet;
}

/**
 * How often the list is asked for: each 5 s while something is on its way, for 5 minutes, else once a minute.
 * @param onItsWayFor how long something has been on its way, in milliseconds; `undefined` where nothing is
 * @returns milliseconds
 */
export function listPace(servers: number, onItsWayFor: number | undefined): number {
  if (isLargeFleet(servers) || onItsWayFor === undefined || onItsWayFor > 5 * minute) return calm;
  return 5 * second;
}

/**
 * How often one server is asked for: each 3 s while it is on its way, 10 s after 2 minutes, until 10 minutes; else once
 * a minute.
 * @param onItsWayFor how long it has been on its way, in milliseconds; `undefined` where it is not
 * @returns milliseconds
 */
export function serverPace(onItsWayFor: number | undefined): number {
  if (onItsWayFor === undefined || onItsWayFor > 10 * minute) return calm;
  return onItsWayFor > 2 * minute ? 10 * second : 3 * second;
}

/**
 * How often a server is asked for in a hidden tab that began its deploy or reinstall: each 30 s, for 10 minutes.
 * @param since how long ago it was begun, in milliseconds
 * @returns milliseconds; Infinity where it is no longer waited for
 */
export function hiddenPace(since: number): number {
  return since >= 0 && since <= 10 * minute ? 30 * second : Infinity;
}

/**
 * How often a sample of a server's load is taken. Where none comes, the wait doubles, up to a minute.
 * @param interval the person's choice, in milliseconds
 * @param failures how many in a row brought nothing
 * @returns milliseconds
 */
export function samplePace(interval: number, failures: number): number {
  return Math.min(interval * 2 ** Math.min(failures, 6), Math.max(interval, minute));
}
