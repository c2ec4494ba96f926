import { expect, vi } from 'vitest';
import { readEntry } from '#operations/writes/journalEntry.ts';
import { drive, letTimePass } from './clockDriver.ts';
import {
  type Checks,
  acceptsSlowResponse,
  expectRefused,
  gate,
  runWithFault,
  notSentOffline,
  pausesPolling,
  scope,
  suspended,
  reportedOnce,
} from './sharedChecks.ts';
import type { Trial } from './trial.ts';

/** Done once, and no journal entry is left. */
export async function expectDoneOnce(trial: Trial, sent: number): Promise<void> {
  expect(trial.sent()).toHaveLength(sent);
  expect(await trial.commits()).toBe(1);
  expect(await trial.entries()).toEqual([]);
}

async function accepted(trial: Trial): Promise<void> {
  expect((await runWithFault(trial)).state).toBe('done');
  await expectDoneOnce(trial, 1);
}

export async function refusedForGood(trial: Trial): Promise<void> {
  expectRefused(trial, await runWithFault(trial));
  await letTimePass(60_000);
  expect(trial.sent()).toHaveLength(1);
  expect(await trial.commits()).toBe(0);
  expect(await trial.entries()).toEqual([]);
  expect(trial.storedActivity()).toMatch(/"outcome":"refused"/);
}

/** One at a time: later calls are not sent. */
async function onlyFirst(trial: Trial): Promise<void> {
  const [first, ...others] = await Promise.all([
    trial.ask(),
    ...Array.from({ length: 4 }, () => trial.begin()),
  ]);
  expect(first?.state).toBe('done');
  expect(others.every(({ state, because }) => state === 'notSent' && because === 'busy')).toBe(true);
  await expectDoneOnce(trial, 1);
}

async function onlyOneTab(trial: Trial): Promise<void> {
  trial.signInOtherTab();
  const both = await Promise.all([trial.ask(), trial.begin(trial.otherTab)]);
  expect(both.map(({ state, because }) => because ?? state).toSorted()).toEqual(['busy', 'done']);
  await expectDoneOnce(trial, 1);
}

/** A day later it can still be done, once. */
export async function doneAfterSleep(trial: Trial): Promise<void> {
  vi.setSystemTime(Date.now() + 86_400_000);
  expect((await trial.ask()).state).toBe('done');
  await expectDoneOnce(trial, 1);
}

export const forAllWrites: Checks = {
  G: gate,
  S: scope,
  Z: suspended,
  E: reportedOnce,
  C: refusedForGood,
  I: reportedOnce,
  A: accepted,
  B: pausesPolling,
  W: acceptsSlowResponse,
  P: notSentOffline,
  N: refusedForGood,
  '1': onlyFirst,
  X: onlyOneTab,
  'C tabs': onlyOneTab,
  'H skew': doneAfterSleep,
};

/** Reads the journal's only entry. Throws if the journal is empty. */
export async function entryOf(trial: Trial) {
  const [entry] = await drive(trial.otherTab.page.readEntries());
  const read = readEntry(entry);
  if (read === undefined) throw new Error('nothing is in the journal');
  return read;
}
