/** The budget's numbers. The API allows 100 requests a minute for a key; ten are left for other programs. */
export const budgetNumbers = {
  windowMs: 60_000,
  requests: 90,
  polls: 50,
  apiLimit: 100,
  /** How long polling rests after a 429 that named no time. */
  restMs: 60_000,
} as const;

/** What the API said of its own count: how many requests it would still take, at a time of ours. */
interface Learned {
  readonly at: number;
  readonly left: number;
}

/**
 * The requests of the last minute for one key, from all tabs. Times are milliseconds of the browser's clock;
 * requests from a future that a clock set back has made are forgotten rather than waited for.
 */
export class RequestWindow {
  #requests: number[] = [];
  #polls: number[] = [];
  #learned: Learned | undefined;
  #restUntil = 0;

  #forget(now: number): void {
    const inWindow = (at: number): boolean => at > now - budgetNumbers.windowMs && at <= now;
    this.#requests = this.#requests.filter(inWindow);
    this.#polls = this.#polls.filter(inWindow);
    if (this.#learned !== undefined && !inWindow(this.#learned.at)) this.#learned = undefined;
  }

  /** How many requests may still go out in this minute. */
  left(now: number): number {
    this.#forget(now);
    const counted = budgetNumbers.requests - this.#requests.length;
    const learned = this.#learned;
    if (learned === undefined) return Math.max(0, counted);
    const since = this.#requests.filter((at) => at > learned.at).length;
    const spare = budgetNumbers.apiLimit - budgetNumbers.requests;
    return Math.max(0, Math.min(counted, learned.left - spare - since));
  }

  /** Notes a request that goes out, from this tab or another. */
  record(now: number): void {
    this.#requests.push(now);
  }

  /** Milliseconds until a request may go out; 0 where it may at once. */
  wait(now: number): number {
    if (this.left(now) > 0) return 0;
    const oldest = this.#requests[0] ?? this.#learned?.at ?? now;
    return Math.max(1, oldest + budgetNumbers.windowMs - now + 1);
  }

  /** Whether polling may ask now; what a person does comes before it, so it has a smaller share. */
  mayPoll(now: number): boolean {
    const resting = now < this.#restUntil && this.#restUntil - now < 10 * budgetNumbers.windowMs;
    return !resting && this.left(now) > 0 && this.#polls.length < budgetNumbers.polls;
  }

  /** Notes that polling asks now. The request itself is noted when it goes out. */
  recordPoll(now: number): void {
    this.#polls.push(now);
  }

  /** Takes over the API's own count, which other programs with the same key share. */
  learn(left: number, now: number): void {
    this.#learned = { at: now, left };
  }

  /** Polling rests until then. */
  restUntil(time: number): void {
    this.#restUntil = Math.max(this.#restUntil, time);
  }
}
