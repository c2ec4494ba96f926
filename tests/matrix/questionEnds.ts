import { expect } from 'vitest';
import { setOnline } from './browserOfOne.ts';
import { pass } from './clockDriver.ts';
import {
  type Check,
  type Checks,
  expectGoesOn,
  forAllReads,
  limitOf,
  meet,
  orderFault,
  restsAsTold,
  toldOnce,
} from './ends.ts';
import type { Trial } from './trial.ts';

/** A first good answer, which what follows must not take away. */
async function withGood(trial: Trial, check: () => Promise<void>): Promise<void> {
  const good = await trial.ask();
  expect(good.state).toBe('done');
  await check();
  expect(trial.kept()).toEqual(good.shown);
  await expectGoesOn(trial);
}

const sentSince = (trial: Trial, before: number): number => trial.sent().length - before;

/** Tried three times in all, then told; what was there stays, and a person's next try brings it up to date. */
function quietRetries(tries: number): Check {
  return (trial) =>
    withGood(trial, async () => {
      const begun = Date.now();
      const { state, error } = await meet(trial, tries);
      expect(state).toBe('unknown');
      expect(['server', 'network', 'timeout', 'contract']).toContain(error?.kind);
      expect(sentSince(trial, 1)).toBe(tries);
      if (trial.fault === 'hang') expect(Date.now() - begun).toBeGreaterThanOrEqual(tries * limitOf(trial));
      else expect(Date.now() - begun).toBeLessThanOrEqual(4_000);
      await pass(60_000);
      expect(sentSince(trial, 1)).toBe(tries);
    });
}

async function waitsAsTold(trial: Trial): Promise<void> {
  const begun = Date.now();
  await orderFault(trial);
  const asked = trial.begin();
  await pass(6_000);
  expect(trial.sent()).toHaveLength(1);
  expect(trial.tab.page.takePoll()).toBe(false);
  await pass(3_000);
  expect((await asked).state).toBe('done');
  expect(trial.sent()).toHaveLength(2);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(7_000);
}

export async function nothingOdd(trial: Trial): Promise<void> {
  const { state, shown } = await meet(trial);
  expect(state).toBe('done');
  expect(JSON.stringify(shown) ?? '').not.toMatch(/NaN|Infinity|undefined|\[object|"[^"]*rm -rf/);
  expect(trial.sent()).toHaveLength(1);
  await expectGoesOn(trial);
}

async function pausesOffline(trial: Trial): Promise<void> {
  setOnline(false);
  // It is looked whether the browser is right.
  await pass(1);
  expect(trial.tab.page.mayPoll()).toBe(false);
  const asked = trial.begin();
  await pass(90_000);
  expect(trial.sent()).toEqual([]);
  setOnline(true);
  expect((await asked).state).toBe('done');
  expect(trial.sent()).toHaveLength(1);
}

async function askedOnce(trial: Trial): Promise<void> {
  const both = await Promise.all([trial.ask(), trial.begin(), trial.begin()]);
  expect(both.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  expect(trial.sent()).toHaveLength(1);
}

export const questionChecks: Checks = {
  ...forAllReads,
  R: quietRetries(3),
  B: waitsAsTold,
  V: quietRetries(1),
  'V schema': nothingOdd,
  'W hang': quietRetries(3),
  P: pausesOffline,
  '1': askedOnce,
};

export const sampleChecks: Checks = {
  ...questionChecks,
  'B 429': restsAsTold,
  B: async (trial) => {
    await quietRetries(1)(trial);
    const { samplePace } = trial.tab.page;
    expect([0, 1, 2, 9].map((failures) => samplePace(3_000, failures))).toEqual([
      3_000, 6_000, 12_000, 60_000,
    ]);
  },
  'V 409': toldOnce,
  'W hang': quietRetries(1),
};
