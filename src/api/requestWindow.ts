/** The budget's limits. The API allows 100 requests a minute per key; ten are left for other programs. */
export const budgetNumbers = {
  windowMs: 60_000,
  requests: 90,
  polls: 50,
  apiLimit: 100,
  /** How long polling pauses after a 429 that gave no time. */
  restMs: 60_000,
  /** How long at most, whatever it gave: a longer rest is taken for one from before the clock was set. */
  longestRestMs: 595_000,
} as const;

/** What a poll is for: what the open page is about, the load of watched servers, the load in the list. */
export type PollPurpose = 'page' | 'watch' | 'load';

export interface Poll {
  readonly at: number;
  readonly purpose: PollPurpose;
  /** Whether this tab sent it. */
  readonly isOwn: boolean;
}

/** The API's own count: how many more requests it accepted, at a time by the browser's clock. */
interface Learned {
  readonly at: number;
  readonly left: number;
}

/**
 * The requests of the last minute for one key, from all tabs. Times are milliseconds of the browser's clock. If the
 * clock was set back, requests that are now in the future are forgotten rather than waited for.
 */
export class RequestWindow {
  #requests: number[] = [];
  #polls: Poll[] = [];
  #learned: Learned | undefined;
  #restUntil = 0;

  #forget(now: number): void {
    const inWindow = (at: number): boolean => at > now - budgetNumbers.windowMs && at <= now;
    this.#requests = this.#requests.filter(inWindow);
    this.#polls = this.#polls.filter(({ at }) => inWindow(at));
    if (this.#learned !== undefined && !inWindow(this.#learned.at)) this.#learned = undefined;
  }

  /** How many more requests may be sent in this minute. */
  left(now: number): number {
    this.#forget(now);
    const counted = budgetNumbers.requests - this.#requests.length;
    const learned = this.#learned ?? { at: now, left: Infinity };
    const since = this.#requests.filter((at) => at > learned.at).length;
    const spare = budgetNumbers.apiLimit - budgetNumbers.requests;
    return Math.max(0, Math.min(counted, learned.left - spare - since));
  }

  /** Records a request that is sent, from this tab or another. */
  record(now: number): void {
    this.#requests.push(now);
  }

  /** Milliseconds until a request may be sent; 0 if it may be sent now. */
  wait(now: number): number {
    if (this.left(now) > 0) return 0;
    const oldest = this.#requests[0] ?? this.#learned?.at ?? now;
    return Math.max(1, oldest + budgetNumbers.windowMs - now + 1);
  }

  /** Until when polling is paused; 0 or a time gone by if it isn't. One too far off is from before the clock was set. */
  rest(now: number): number {
    return this.#restUntil - now < 10 * budgetNumbers.windowMs ? this.#restUntil : 0;
  }

  /** Whether polling may send a request now. The user's actions come first, so polling has a smaller share. */
  mayPoll(now: number): boolean {
    return now >= this.rest(now) && this.left(now) > 0 && this.#polls.length < budgetNumbers.polls;
  }

  /** The polls of the last minute. */
  polls(now: number): readonly Poll[] {
    this.#forget(now);
    return this.#polls;
  }

  /** Records that polling sends a request, in this tab or another. The request itself is recorded when it is sent. */
  recordPoll(poll: Poll): void {
    this.#polls.push(poll);
  }

  /** Adopts the API's own count, which includes other programs with the same key. */
  learn(left: number, now: number): void {
    this.#learned = { at: now, left };
  }

  /** Pauses polling until this time, unless it is already paused for longer. */
  restUntil(time: number): void {
    this.#restUntil = Math.max(this.#restUntil, time);
  }
}
