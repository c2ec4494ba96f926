import { expect, vi } from 'vitest';
import { readEntry } from '#operations/writes/journalEntry.ts';
import { drive, pass } from './clockDriver.ts';
import {
  type Checks,
  comesLate,
  expectRefused,
  gate,
  meet,
  notSentOffline,
  restsAsTold,
  scope,
  suspended,
  toldOnce,
} from './ends.ts';
import type { Trial } from './trial.ts';

/** Done once, and nothing is left open. */
export async function expectDoneOnce(trial: Trial, sent: number): Promise<void> {
  expect(trial.sent()).toHaveLength(sent);
  expect(await trial.commits()).toBe(1);
  expect(await trial.entries()).toEqual([]);
}

async function accepted(trial: Trial): Promise<void> {
  expect((await meet(trial)).state).toBe('done');
  await expectDoneOnce(trial, 1);
}

export async function refusedForGood(trial: Trial): Promise<void> {
  expectRefused(trial, await meet(trial));
  await pass(60_000);
  expect(trial.sent()).toHaveLength(1);
  expect(await trial.commits()).toBe(0);
  expect(await trial.entries()).toEqual([]);
  expect(trial.logged()).toMatch(/"outcome":"refused"/);
}

/** One at a time: what comes second is not sent. */
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
  trial.startOther();
  const both = await Promise.all([trial.ask(), trial.begin(trial.otherTab)]);
  expect(both.map(({ state, because }) => because ?? state).toSorted()).toEqual(['busy', 'done']);
  await expectDoneOnce(trial, 1);
}

/** A night later it can be done, once. */
export async function doneAfterSleep(trial: Trial): Promise<void> {
  vi.setSystemTime(Date.now() + 86_400_000);
  expect((await trial.ask()).state).toBe('done');
  await expectDoneOnce(trial, 1);
}

export const forAllWrites: Checks = {
  G: gate,
  S: scope,
  Z: suspended,
  E: toldOnce,
  C: refusedForGood,
  I: toldOnce,
  A: accepted,
  B: restsAsTold,
  W: comesLate,
  P: notSentOffline,
  N: refusedForGood,
  '1': onlyFirst,
  X: onlyOneTab,
  'C tabs': onlyOneTab,
  'H skew': doneAfterSleep,
};

/** The journal's only entry. */
export async function entryOf(trial: Trial) {
  const [entry] = await drive(trial.otherTab.page.readEntries());
  const read = readEntry(entry);
  if (read === undefined) throw new Error('nothing is in the journal');
  return read;
}
