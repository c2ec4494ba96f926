import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, type ApiErrorFacts } from '#api/apiError.ts';
import type { JournalEntry } from './journalEntry.ts';
import type { Policy } from './write.ts';
import { waitToRetry, mayResume, replayDelay } from './replay.ts';

const now = 1_000_000;

describe('how long a keyed write waits before it goes again', () => {
  test.each<[ApiErrorFacts, number, number, number | undefined]>([
    [{ kind: 'network' }, 0, 1, 2_000],
    [{ kind: 'network' }, 0, 0, 1_000],
    [{ kind: 'timeout' }, 1, 1, 4_000],
    [{ kind: 'server', status: 502 }, 2, 1, 8_000],
    [{ kind: 'contract', status: 200 }, 0, 1, 2_000],
    // At most three retries.
    [{ kind: 'network' }, 3, 1, undefined],
    [{ kind: 'conflict', status: 409 }, 0, 0, 2_000],
    [{ kind: 'conflict', status: 409 }, 2, 0, 8_000],
    [{ kind: 'invalid', status: 425 }, 0, 1, 2_000],
    [{ kind: 'rateLimited', status: 429, retryAt: now + 7_000 }, 0, 0, 7_000],
    [{ kind: 'rateLimited', status: 429, retryAt: now - 7_000 }, 0, 0, 0],
    [{ kind: 'rateLimited', status: 429 }, 1, 0, 60_000],
    [{ kind: 'unauthorized', status: 401 }, 0, 0, undefined],
    [{ kind: 'invalid', status: 400 }, 1, 0, undefined],
    [{ kind: 'forbidden', status: 403 }, 0, 0, undefined],
    [{ kind: 'notSent', notSentBecause: 'offline' }, 1, 0, undefined],
  ])('%o after %i replays, chance %d: %s ms', (facts, replays, random, delay) => {
    expect(replayDelay(new ApiError(facts), replays, now, random)).toBe(delay);
  });
});

describe('a keyed write goes again', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now });
    vi.spyOn(Math, 'random').mockReturnValue(1);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const lost = new ApiError({ kind: 'network' });
  const atOnce = new ApiError({ kind: 'rateLimited', retryAt: now });
  const tenMinutes = 600_000;

  /** Whether it may be retried, and whether it had to wait for that. */
  async function after(thrown: ApiError, startedAgo: number, during: () => void, isStillWanted: boolean) {
    const answer = waitToRetry(
      { policy: 'keyed', error: thrown, retries: 0, startedAt: now - startedAgo },
      () => isStillWanted,
    );
    await Promise.resolve();
    const hasWaited = vi.getTimerCount() === 1;
    during();
    await vi.advanceTimersByTimeAsync(2_000);
    return [await answer, hasWaited];
  }
  const nothing = () => undefined;

  test.each<[string, ApiError, number, () => void, boolean, readonly [boolean, boolean]]>([
    ['after its wait', lost, 0, nothing, true, [true, true]],
    ['after no wait at all', atOnce, 0, nothing, true, [true, true]],
    ['until ten minutes are over', lost, tenMinutes - 2_000, nothing, true, [true, true]],
    ['not after that, and is not waited for', lost, tenMinutes - 1_999, nothing, true, [false, false]],
    ['not where it may no longer be sent', lost, 0, nothing, false, [false, true]],
    [
      'not where the machine has slept for too long',
      lost,
      0,
      () => vi.setSystemTime(now + tenMinutes),
      true,
      [false, true],
    ],
    [
      'not where the clock was set back: how long it waited nobody knows',
      lost,
      0,
      () => vi.setSystemTime(now - 60_000),
      true,
      [false, true],
    ],
    ['not after a refusal', new ApiError({ kind: 'invalid', status: 400 }), 0, nothing, true, [false, false]],
  ])('%s', async (_name, error, startedAgo, during, isStillWanted, expected) => {
    expect(await after(error, startedAgo, during, isStillWanted)).toEqual(expected);
  });

  test('at once where its wait is over as it begins, and no time has passed', async () => {
    const answer = waitToRetry({ policy: 'keyed', error: atOnce, retries: 0, startedAt: now }, () => true);
    await vi.advanceTimersByTimeAsync(0);
    expect(await answer).toBe(true);
  });
});

test.each<[Policy, ApiErrorFacts, number, number]>([
  ['absolute', { kind: 'network' }, 0, 1_000],
  ['absolute', { kind: 'network' }, 1, 3_000],
  ['absolute', { kind: 'network' }, 2, 0],
  ['absolute', { kind: 'invalid', status: 400 }, 0, 0],
  ['single', { kind: 'network' }, 0, 0],
  ['oneShot', { kind: 'network' }, 0, 0],
  ['plain', { kind: 'network' }, 0, 0],
])('one that is %s, after %o, the %i. time, goes again within %i ms', async (policy, facts, again, wait) => {
  vi.useFakeTimers({ now });
  vi.spyOn(Math, 'random').mockReturnValue(1);
  const attempted = { policy, error: new ApiError(facts), retries: again, startedAt: now };
  const answer = waitToRetry(attempted, () => true);
  await vi.advanceTimersByTimeAsync(wait);
  expect(await answer).toBe(wait > 0);
  vi.useRealTimers();
});

const entry: JournalEntry = {
  id: 'e1',
  account: 'a1',
  api: 'https://api.example/api/v1',
  keyId: 'f1',
  operation: 'reinstallServer',
  target: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
  targetName: 'alpha',
  body: '{}',
  key: 'k-1',
  at: now,
  attempts: 1,
  state: 'unknown',
};
const minute = 60_000;

test.each<[Partial<JournalEntry>, number, boolean]>([
  [{}, 0, true],
  [{}, 10 * minute, true],
  // A server that was to be wiped yesterday is not wiped because someone signs in today.
  [{}, 10 * minute + 1, false],
  [{}, -1, false],
  [{ attempts: 3 }, 0, true],
  [{ attempts: 4 }, 0, false],
  // Only the user repeats a request that the API refused for its content.
  [{ failure: { kind: 'payment', status: 402, isFromApi: true } }, 0, false],
  [{ failure: { kind: 'payment', status: 402, isFromApi: false } }, 0, true],
  [{ failure: { kind: 'rateLimited', status: 429, isFromApi: true } }, 0, true],
  [{ failure: { kind: 'network' } }, 0, true],
])('%o after %i ms goes on without a person: %s', (fields, age, answer) => {
  expect(mayResume({ ...entry, ...fields }, now + age, undefined)).toBe(answer);
});
