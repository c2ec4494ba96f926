import { requestWindow } from './budget.ts';
import { budgetNumbers, type Poll, type PollPurpose } from './requestWindow.ts';

/**
 * How the samples of servers' load share the request budget. Apart from pace.ts, since the first page needs none of it.
 * All times are milliseconds by the browser's clock.
 */

/** The polls of the last minute, in all tabs. */
export const polls = (): readonly Poll[] => requestWindow().polls(Date.now());

/** Counts a poll that another tab sent before this one was opened. */
export const notePoll = (at: number, purpose: PollPurpose): void =>
  requestWindow().recordPoll({ at, purpose, isOwn: false });

/** Until when polling rests after a 429, in any tab; 0 or a time gone by if it doesn't. */
export const pollingRest = (): number => requestWindow().rest(Date.now());

/** Rests as another tab told that it does, unless the time is too far off. */
export function noteRest(until: number): void {
  if (until <= Date.now() + budgetNumbers.longestRestMs) requestWindow().restUntil(until);
}

const second = 1_000;
const minute = 60 * second;

/** Of one minute. */
interface PollShare {
  /** At most this many polls for the purpose itself. */
  readonly own: number;
  /** No more than `least` for the purpose once all purposes together had this many. */
  readonly all: number;
  /** What the purpose has where the others take more than their part: none stops for good. */
  readonly least: number;
  /** None for the purpose where fewer requests than this are left to what the user does. */
  readonly left: number;
}

/** A few polls are always left to the open page. */
const mostBeside = 46;

const shares: Readonly<Record<PollPurpose, PollShare>> = {
  page: { own: budgetNumbers.polls, all: budgetNumbers.polls, least: 0, left: 1 },
  watch: { own: 36, all: mostBeside, least: 8, left: 15 },
  load: { own: 30, all: 40, least: 8, left: 30 },
};

const countOf = (polls: readonly Poll[], purpose: PollPurpose): number =>
  polls.filter((poll) => poll.purpose === purpose).length;

/**
 * Whether the purpose may have another poll.
 * @param polls those of the last minute
 * @param left how many requests are left in this minute
 */
export function mayPollFor(purpose: PollPurpose, polls: readonly Poll[], left: number): boolean {
  const share = shares[purpose];
  const own = countOf(polls, purpose);
  const most = own < share.least ? mostBeside : share.all;
  return left >= share.left && own < share.own && polls.length < most;
}

/**
 * How many polls a minute the purpose may have beside the others. These have what they had in the last one; the page,
 * which has just been opened perhaps, what it has at its present pace.
 */
export function pollRoom(purpose: PollPurpose, polls: readonly Poll[], now: number): number {
  const { own, all, least } = shares[purpose];
  const others = polls.length - countOf(polls, purpose);
  const pages = countOf(polls, 'page');
  const atThisPace =
    4 *
    countOf(
      polls.filter(({ at }) => at > now - minute / 4),
      'page',
    );
  return Math.max(1, least, Math.min(own, all - others - Math.max(0, atThisPace - pages)));
}

/** When a purpose's next poll is due. */
interface PollTurn {
  /** 0 if it is due at once. */
  readonly at: number;
  /** Whether another tab polled for the purpose in the last minute, and may be about to do so again. */
  readonly isShared: boolean;
  /** Whether this tab sent the last one. */
  readonly isLastOwn: boolean;
}

/**
 * When the purpose's next poll is due, so that its polls are spread over the minute: what came in a burst is made up for
 * little by little, not by a silence.
 * @param hurry the wait between two polls for the first half of what the purpose may have; `undefined` if none is urgent
 */
export function nextPoll(
  purpose: PollPurpose,
  polls: readonly Poll[],
  now: number,
  hurry: number | undefined,
): PollTurn {
  const room = pollRoom(purpose, polls, now);
  const own = polls.filter((poll) => poll.purpose === purpose).toSorted((one, other) => one.at - other.at);
  const isShared = own.some(({ isOwn }) => !isOwn);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return { at: 0, isShared, isLastOwn: false };
  const after = (gap: number): PollTurn => ({ at: last.at + gap, isShared, isLastOwn: last.isOwn });
  const even = minute / room;
  if (hurry !== undefined && own.length < room / 2) return after(Math.min(hurry, even));
  const tooMany = own[own.length - room];
  // The rest of the minute is divided among the polls that are left; if none is, one must grow old first.
  const spread =
    tooMany === undefined
      ? (first.at + minute - last.at) / (room - own.length + 1)
      : tooMany.at + minute - last.at;
  return after(Math.max(even, spread));
}

/**
 * How long after the last request for a sample of a page's own server the next one is due: 0, 1 and 3 s for the first
 * three, so that there is a line to draw about a second after the first response, then the interval. The first one too
 * waits until no other is a second old, so that pausing and resuming in a row is no storm.
 * @param sent whether the page has sent a request
 * @param taken how many samples the page has received
 */
export function pagePace(interval: number, sent: boolean, taken: number): number {
  if (!sent || taken === 1) return Math.min(interval, second);
  return taken === 2 ? Math.min(interval, 2 * second) : interval;
}

/**
 * How often each of several watched servers can be sampled, at least 3 s.
 * @param servers at least 1
 * @param room polls a minute for all of them
 */
export function watchPace(servers: number, room: number): number {
  return Math.max(shortestPace.watch, Math.ceil((servers * minute) / room));
}

/** How often one server on a wall or in the list is sampled at most: with few servers, all together are sampled less. */
export const shortestPace = { watch: 3 * second, load: 15 * second } as const;

/** The wait between two requests while a server in sight has no sample yet. */
export const hurries = { watch: 300, load: second } as const;

/** How long a list or a wall doesn't ask about a server that the API refused to tell about. */
export const refusedPace = 5 * minute;

/** How many times as often as the other servers of the list those in sight are sampled, where the budget has too little. */
const sightWeight = 4;
/** One that waited longer, or was never sampled, is as urgent as one that waited this long. */
const longestWait = 5 * minute;

/**
 * How urgent a sample is among those that are due. Those in sight come first, but the others get a turn too: the order
 * by load needs all.
 * @param waited since the last request, in milliseconds
 */
export const urgencyOf = (waited: number, isInSight: boolean): number =>
  Math.min(waited, longestWait) * (isInSight ? sightWeight : 1);
