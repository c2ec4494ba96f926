import { samplePace } from '#api/pace.ts';
import type { PollPurpose } from '#api/requestWindow.ts';
import {
  hurries,
  nextPoll,
  pagePace,
  refusedPace,
  shortestPace,
  urgencyOf,
  polls,
} from '#api/samplingPace.ts';
import {
  awaitedUntil,
  isAskedElsewhere,
  isEnded,
  refusalOfAll,
  requestOf,
  unansweredCount,
} from './sampleRequests.ts';

/** A part of the page that shows the load of servers. */
export interface Consumer {
  readonly purpose: PollPurpose;
  /** Running servers in sight, read again at each turn. */
  readonly inSight: () => readonly string[];
  /** Others, which are less urgent. May include those in sight. */
  readonly others: () => readonly string[];
  /** How often a page's server is sampled, in milliseconds. */
  readonly interval: () => number;
  /** Whether it has sent a request. */
  sent: boolean;
  /** How many of its requests were answered. */
  taken: number;
}

/** At most this many requests for servers of a list wait at once: those that don't answer hold up no other. */
const mostUnanswered = 4;
/**
 * Where several tabs sample, no two may act at the same moment: a message takes a while. The one that sent the last
 * request lets the others go first, each waits for a random time, and a server is left to the tab that asked about it
 * last. In milliseconds.
 */
const courtesy = { yielding: 150, jitter: 100, deference: 300 } as const;
const seed = Math.random();

const isNeverAsked = (serverId: string): boolean =>
  requestOf(serverId).askedAt === 0 && !isAskedElsewhere(serverId);

/** At least this long between two requests for one server that answers, in milliseconds. */
const paceOf = ({ purpose, interval, sent, taken }: Consumer): number =>
  purpose === 'page' ? pagePace(interval(), sent, taken) : shortestPace[purpose];

/** When the server is due, in milliseconds since 1970 UTC; Infinity if it isn't. */
function dueAt(serverId: string, { purpose, sent }: Consumer, pace: number, now: number): number {
  const { askedAt, isAsking, failures } = requestOf(serverId);
  const isPage = purpose === 'page';
  // On the server's own page, the user asks again after a refusal.
  if (isAsking || (isPage && isEnded(serverId))) return Infinity;
  // A page that was just opened tries at once, whatever the list has met.
  const wait = isEnded(serverId) ? refusedPace : samplePace(pace, isPage && !sent ? 0 : failures);
  // If the clock was set back, the last request is in the future: don't wait for that time to come.
  const due = askedAt > now ? 0 : askedAt + wait;
  return Math.max(due, awaitedUntil(serverId, now)) + (isAskedElsewhere(serverId) ? courtesy.deference : 0);
}

interface Turn {
  readonly serverId: string;
  readonly at: number;
}

/** Whose turn it is of those that are due, otherwise who is due next; the first of several. */
function firstOf(consumer: Consumer, now: number): Turn | undefined {
  const pace = paceOf(consumer);
  let [turn, most]: [Turn | undefined, number] = [undefined, 0];
  for (const [isInSight, ids] of [[true, consumer.inSight()] as const, [false, consumer.others()] as const])
    for (const serverId of ids) {
      const at = dueAt(serverId, consumer, pace, now);
      const urgency = at > now ? 0 : urgencyOf(pace + now - at, isInSight);
      if (urgency < most || (urgency === most && at >= (turn?.at ?? Infinity))) continue;
      [turn, most] = [{ serverId, at }, urgency];
    }
  return turn;
}

/** Whose turn it is, and when there is budget for it. `undefined` if none can be. */
export function nextTurn(consumer: Consumer, now: number): Turn | undefined {
  const { purpose } = consumer;
  if (purpose !== 'page' && (refusalOfAll() !== undefined || unansweredCount() >= mostUnanswered))
    return undefined;
  const turn = firstOf(consumer, now);
  if (turn === undefined || purpose === 'page') return turn;
  const isUrgent = consumer.inSight().some(isNeverAsked) || consumer.others().some(isNeverAsked);
  const free = nextPoll(purpose, polls(), now, isUrgent ? hurries[purpose] : undefined);
  const ready = Math.max(turn.at, free.at + (isAskedElsewhere(turn.serverId) ? courtesy.deference : 0));
  if (!free.isShared) return { ...turn, at: ready };
  // Another one at each turn, or the same tab would be first for long.
  const jitter = (free.at * seed) % courtesy.jitter;
  return { ...turn, at: Math.max(ready, free.at + (free.isLastOwn ? courtesy.yielding : 0)) + jitter };
}
