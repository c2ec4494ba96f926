import { expect, vi } from 'vitest';
import { drive, pass } from './clockDriver.ts';
import {
  askedAnew,
  type Check,
  type Checks,
  expectGoesOn,
  isMade,
  meet,
  orderFault,
  toldOnce,
} from './ends.ts';
import { refusal } from './provoke.ts';
import type { Trial } from './trial.ts';
import { doneAfterSleep, entryOf, forAllWrites } from './writeEnds.ts';

/** Done at the API where the fault came after the change, and only then. */
async function expectMade(trial: Trial): Promise<void> {
  expect(await trial.commits()).toBe(isMade(trial) ? 1 : 0);
}

/** Left open, once on the line, and not asked again by itself. */
async function openAfter(trial: Trial): Promise<void> {
  const begun = Date.now();
  await orderFault(trial);
  const { state, error } = await trial.ask();
  expect(state).toBe('unknown');
  expect(error?.outcome).toBe('unknown');
  if (trial.fault === 'hang') expect(Date.now() - begun).toBeGreaterThanOrEqual(60_000);
  expect(trial.logged()).toMatch(/"outcome":"unknown"/);
  await expectMade(trial);
}

async function neverTwice(trial: Trial): Promise<void> {
  await openAfter(trial);
  await pass(130_000);
  expect(trial.sent()).toHaveLength(1);
}

export const terminateChecks: Checks = {
  ...forAllWrites,
  async D(trial) {
    await trial.orderFor('getServer', refusal(404, 'Server not found'), 9);
    expect(await meet(trial)).toMatchObject({ state: 'done', shown: 'gone' });
    expect(await trial.commits()).toBe(0);
    expect(await trial.entries()).toEqual([]);
  },
  // Told when it is read that nothing was done, by when the time to wait is over.
  async B(trial) {
    const { state, error } = await meet(trial);
    expect([state, error?.kind]).toEqual(['refused', 'rateLimited']);
    expect(trial.sent()).toHaveLength(1);
    expect(await trial.commits()).toBe(0);
    await expectGoesOn(trial);
  },
  // What the API shows proves it, wherever it was asked.
  async U(trial) {
    await openAfter(trial);
    await pass(45_000);
    expect(trial.sent()).toHaveLength(1);
    expect(trial.tab.page.intentOf(trial.serverId)?.state).toBe(isMade(trial) ? 'done' : 'unknown');
    await expectMade(trial);
  },
  T: doneAfterSleep,
  async J(trial) {
    await trial.leaveInFlight();
    const { page } = trial.otherTab;
    page.resumeTermination(trial.clientOf(trial.otherTab), await entryOf(trial));
    await pass(45_000);
    expect(page.intentOf(trial.serverId)?.state).toBe('done');
    expect(trial.sent()).toHaveLength(1);
    expect(await trial.commits()).toBe(1);
  },
};

export const powerChecks: Checks = {
  ...forAllWrites,
  C: toldOnce,
  N: toldOnce,
  async U(trial) {
    await orderFault(trial);
    expect((await trial.ask()).state).toBe('unknown');
    await pass(130_000);
    expect(trial.sent()).toHaveLength(1);
    expect(trial.tab.page.intentOf(trial.serverId)?.state).toBe('unknown');
    await expectMade(trial);
  },
  async J(trial) {
    await trial.leaveInFlight();
    await pass(130_000);
    expect(trial.otherTab.page.intentOf(trial.serverId)?.state).toBe('unknown');
    expect(trial.sent()).toHaveLength(1);
  },
};

export const resetChecks: Checks = {
  ...forAllWrites,
  async U(trial) {
    await neverTwice(trial);
    expect(await trial.entries()).toEqual(['unknown']);
  },
  async J(trial) {
    await trial.leaveInFlight();
    await pass(130_000);
    expect(trial.sent()).toHaveLength(1);
    expect(await trial.entries()).toHaveLength(1);
  },
};

export const renameChecks: Checks = {
  ...forAllWrites,
  async R(trial) {
    const begun = Date.now();
    expect((await meet(trial)).state).toBe('done');
    if (trial.fault === 'hang') expect(Date.now() - begun).toBeGreaterThanOrEqual(60_000);
    expect(new Set(trial.sent().map(({ body }) => body)).size).toBe(1);
    expect(trial.sent()).toHaveLength(2);
    // To give the same name twice changes nothing more.
    expect(await trial.commits()).toBe(isMade(trial) ? 2 : 1);
  },
  'H reload': askedAnew,
};

/** Settled by reading alone: as the wallet and the server show it. */
async function settledByReading(trial: Trial, ended: RegExp): Promise<void> {
  await pass(60_000);
  expect(trial.sent()).toHaveLength(1);
  expect(await trial.entries()).toEqual([]);
  expect(trial.logged()).toMatch(ended);
}

const notBought: Check = async (trial) => {
  expect((await meet(trial)).state).toBe('unknown');
  await settledByReading(trial, /"value":\[\{[^}]*"outcome":"refused"/);
  expect(await trial.commits()).toBe(0);
  await expectGoesOn(trial);
  expect(await trial.commits()).toBe(1);
};

/** Refused when the browser had sent it a second time by itself: the first was done, and reading shows it. */
export const boughtThoughRefused: Check = async (trial) => {
  expect((await meet(trial)).state).toBe('unknown');
  await settledByReading(trial, /"outcome":"done"/);
  expect(await trial.commits()).toBe(1);
};

export const purchaseChecks: Checks = {
  ...forAllWrites,
  M: notBought,
  S: notBought,
  Z: notBought,
  N: notBought,
  B: notBought,
  'U 409': notBought,
  'U 400': notBought,
  async U(trial) {
    await openAfter(trial);
    await settledByReading(trial, /"value":\[\{[^}]*"outcome":"(?:done|notDone)"/);
    await expectMade(trial);
    expect(trial.logged()).toMatch(isMade(trial) ? /"outcome":"done"/ : /"outcome":"notDone"/);
    if (!isMade(trial)) await expectGoesOn(trial);
  },
  async T(trial) {
    await trial.order({ socket: 'reset-after' });
    await trial.ask();
    vi.setSystemTime(Date.now() - 3_600_000);
    await settledByReading(trial, /"outcome":"done"/);
    expect(await trial.commits()).toBe(1);
  },
  async J(trial) {
    await trial.leaveInFlight();
    const entry = await entryOf(trial);
    const queryClient = trial.clientOf(trial.otherTab);
    await drive(trial.otherTab.page.settlePurchase(queryClient, entry));
    await settledByReading(trial, /"outcome":"done"/);
    expect(await trial.commits()).toBe(1);
  },
};
