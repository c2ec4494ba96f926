import { expect, vi } from 'vitest';
import { pass } from './clockDriver.ts';
import {
  type Check,
  type Checks,
  expectGoesOn,
  forAllReads,
  kinds,
  limitOf,
  meet,
  notSentOffline,
  restsAsTold,
  toldOnce,
} from './ends.ts';
import { nothingOdd } from './questionEnds.ts';
import type { Trial } from './trial.ts';

/** Told, never asked again by itself, and kept nowhere. */
async function onceAndNowhere(trial: Trial): Promise<void> {
  const begun = Date.now();
  const { state, error } = await meet(trial);
  expect(state).toBe('unknown');
  expect(error?.outcome).toBe('unknown');
  if (trial.fault === 'hang') expect(Date.now() - begun).toBeGreaterThanOrEqual(limitOf(trial));
  await pass(60_000);
  expect(trial.sent()).toHaveLength(1);
  expect(trial.kept()).toBeUndefined();
  await expectGoesOn(trial);
}

const endsOnce: Check = (trial) =>
  kinds[trial.fault] === undefined ? onceAndNowhere(trial) : toldOnce(trial);

export const revealChecks: Checks = {
  ...forAllReads,
  E: endsOnce,
  B: restsAsTold,
  V: onceAndNowhere,
  'V schema': nothingOdd,
  'W hang': onceAndNowhere,
};

async function refusedLink(trial: Trial): Promise<void> {
  const { state, because } = await meet(trial);
  expect(state).toBe('refused');
  expect(because).toMatch(/scheme|host/);
  expect(trial.sent()).toHaveLength(1);
  await expectGoesOn(trial);
}

/** A link lives as long as the API says, within the limits of the page. */
async function linkTimes(trial: Trial): Promise<void> {
  for (const [expiresIn, lifetime] of [
    [1e9, 300_000],
    [-5, 1_000],
    ['soon', 60_000],
    [30, 30_000],
  ] as const) {
    await trial.order({ patch: { expiresIn } });
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(await trial.ask()).toMatchObject({ state: 'done', shown: lifetime });
  }
}

export const mintChecks: Checks = {
  ...forAllReads,
  E: endsOnce,
  I: toldOnce,
  B: restsAsTold,
  V: onceAndNowhere,
  'V schema': refusedLink,
  'W hang': onceAndNowhere,
  'H lost': onceAndNowhere,
  P: notSentOffline,
  T: linkTimes,
};
