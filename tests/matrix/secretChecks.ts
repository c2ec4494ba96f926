import { expect, vi } from 'vitest';
import { letTimePass } from './clockDriver.ts';
import {
  type Check,
  type Checks,
  expectSucceedsNow,
  forAllReads,
  kinds,
  limitOf,
  runWithFault,
  notSentOffline,
  pausesPolling,
  reportedOnce,
} from './sharedChecks.ts';
import { showsNothingOdd } from './queryChecks.ts';
import type { Trial } from './trial.ts';

/** Reported, never retried by itself, and cached nowhere. */
async function failsOnceUncached(trial: Trial): Promise<void> {
  const begun = Date.now();
  const { state, error } = await runWithFault(trial);
  expect(state).toBe('unknown');
  expect(error?.outcome).toBe('unknown');
  if (trial.fault === 'hang') expect(Date.now() - begun).toBeGreaterThanOrEqual(limitOf(trial));
  await letTimePass(60_000);
  expect(trial.sent()).toHaveLength(1);
  expect(trial.cachedResult()).toBeUndefined();
  await expectSucceedsNow(trial);
}

const failsOnce: Check = (trial) =>
  kinds[trial.fault] === undefined ? failsOnceUncached(trial) : reportedOnce(trial);

export const revealChecks: Checks = {
  ...forAllReads,
  E: failsOnce,
  B: pausesPolling,
  V: failsOnceUncached,
  'V schema': showsNothingOdd,
  'W hang': failsOnceUncached,
};

async function refusedLink(trial: Trial): Promise<void> {
  const { state, because } = await runWithFault(trial);
  expect(state).toBe('refused');
  expect(because).toMatch(/scheme|host/);
  expect(trial.sent()).toHaveLength(1);
  await expectSucceedsNow(trial);
}

/** A link lives as long as the API says, within the page's limits. */
async function linkTimes(trial: Trial): Promise<void> {
  for (const [expiresIn, lifetime] of [
    [1e9, 300_000],
    [-5, 1_000],
    ['soon', 60_000],
    [30, 30_000],
  ] as const) {
    await trial.injectFault({ patch: { expiresIn } });
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(await trial.ask()).toMatchObject({ state: 'done', shown: lifetime });
  }
}

export const mintChecks: Checks = {
  ...forAllReads,
  E: failsOnce,
  I: reportedOnce,
  B: pausesPolling,
  V: failsOnceUncached,
  'V schema': refusedLink,
  'W hang': failsOnceUncached,
  'H lost': failsOnceUncached,
  P: notSentOffline,
  T: linkTimes,
};
