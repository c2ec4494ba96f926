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
