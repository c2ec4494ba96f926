import { expect } from 'vitest';
import { setOnline } from './browserStubs.ts';
import { letTimePass } from './clockDriver.ts';
import {
  type Check,
  type Checks,
  expectSucceedsNow,
  forAllReads,
  limitOf,
  runWithFault,
  injectCellFault,
} from './sharedChecks.ts';
import type { Trial } from './trial.ts';

/** Loads a good response first: the check must not discard it from the cache. */
async function keepsGoodResponse(trial: Trial, check: () => Promise<void>): Promise<void> {
  const good = await trial.ask();
  expect(good.state).toBe('done');
  await check();
  expect(trial.cachedResult()).toEqual(good.shown);
  await expectSucceedsNow(trial);
}

const sentSince = (trial: Trial, before: number): number => trial.sent().length - before;

/** Sent `tries` times in all, then reported. The cached data stays, and the user's next try refreshes it. */
function quietRetries(tries: number): Check {
  return (trial) =>
    keepsGoodResponse(trial, async () => {
      const begun = Date.now();
      const { state, error } = await runWithFault(trial, tries);
      expect(state).toBe('unknown');
      expect(['server', 'network', 'timeout', 'contract']).toContain(error?.kind);
      expect(sentSince(trial, 1)).toBe(tries);
      if (trial.fault === 'hang') expect(Date.now() - begun).toBeGreaterThanOrEqual(tries * limitOf(trial));
      else expect(Date.now() - begun).toBeLessThanOrEqual(4_000);
      await letTimePass(60_000);
      expect(sentSince(trial, 1)).toBe(tries);
    });
}

async function waitsForRetryAfter(trial: Trial): Promise<void> {
  const begun = Date.now();
  await injectCellFault(trial);
  const pending = trial.begin();
  await letTimePass(6_000);
  expect(trial.sent()).toHaveLength(1);
  expect(trial.tab.page.takePoll()).toBe(false);
  await letTimePass(3_000);
  expect((await pending).state).toBe('done');
  expect(trial.sent()).toHaveLength(2);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(7_000);
}

export async function showsNothingOdd(trial: Trial): Promise<void> {
  const { state, shown } = await runWithFault(trial);
  expect(state).toBe('done');
  expect(JSON.stringify(shown) ?? '').not.toMatch(/NaN|Infinity|undefined|\[object|"[^"]*rm -rf/);
  expect(trial.sent()).toHaveLength(1);
  await expectSucceedsNow(trial);
}

export async function pausesOffline(trial: Trial): Promise<void> {
  setOnline(false);
  // Lets the app check whether the browser is right: `navigator.onLine` is only a hint.
  await letTimePass(1);
  expect(trial.tab.page.mayPoll()).toBe(false);
  const pending = trial.begin();
  await letTimePass(90_000);
  expect(trial.sent()).toEqual([]);
  setOnline(true);
  expect((await pending).state).toBe('done');
  expect(trial.sent()).toHaveLength(1);
}

export async function askedOnce(trial: Trial): Promise<void> {
  const both = await Promise.all([trial.ask(), trial.begin(), trial.begin()]);
  expect(both.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  expect(trial.sent()).toHaveLength(1);
}

export const queryChecks: Checks = {
  ...forAllReads,
  R: quietRetries(3),
  B: waitsForRetryAfter,
  V: quietRetries(1),
  'V schema': showsNothingOdd,
  'W hang': quietRetries(3),
  P: pausesOffline,
  '1': askedOnce,
};
