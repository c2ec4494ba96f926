import { expect, vi } from 'vitest';
import { drive, letTimePass } from './clockDriver.ts';
import {
  requestedAgain,
  type Check,
  type Checks,
  expectSucceedsNow,
  isChangeMade,
  runWithFault,
  injectCellFault,
  reportedOnce,
} from './sharedChecks.ts';
import { refusal } from './apiFaults.ts';
import type { Trial } from './trial.ts';
import { doneAfterSleep, entryOf, forAllWrites } from './writeChecks.ts';

/** The API made the change if, and only if, the fault came after it. */
async function expectMade(trial: Trial): Promise<void> {
  expect(await trial.commits()).toBe(isChangeMade(trial) ? 1 : 0);
}

/** Ends with an unknown outcome, in the activity log too. */
async function endsUnknown(trial: Trial): Promise<void> {
  const begun = Date.now();
  await injectCellFault(trial);
  const { state, error } = await trial.ask();
  expect(state).toBe('unknown');
  expect(error?.outcome).toBe('unknown');
  if (trial.fault === 'hang') expect(Date.now() - begun).toBeGreaterThanOrEqual(60_000);
  expect(trial.storedActivity()).toMatch(/"outcome":"unknown"/);
  await expectMade(trial);
}

async function neverResent(trial: Trial): Promise<void> {
  await endsUnknown(trial);
  await letTimePass(130_000);
  expect(trial.sent()).toHaveLength(1);
}

export const terminateChecks: Checks = {
  ...forAllWrites,
  async D(trial) {
    await trial.injectFaultFor('getServer', refusal(404, 'Server not found'), 9);
    expect(await runWithFault(trial)).toMatchObject({ state: 'done', shown: 'gone' });
    expect(await trial.commits()).toBe(0);
    expect(await trial.entries()).toEqual([]);
  },
  // Reported once reading shows that nothing was done. By then the time to wait is over.
  async B(trial) {
    const { state, error } = await runWithFault(trial);
    expect([state, error?.kind]).toEqual(['refused', 'rateLimited']);
    expect(trial.sent()).toHaveLength(1);
    expect(await trial.commits()).toBe(0);
    await expectSucceedsNow(trial);
  },
  // The server's state at the API settles it, wherever the termination was requested.
  async U(trial) {
    await endsUnknown(trial);
    await letTimePass(45_000);
    expect(trial.sent()).toHaveLength(1);
    expect(trial.tab.page.intentOf(trial.serverId)?.state).toBe(isChangeMade(trial) ? 'done' : 'unknown');
    await expectMade(trial);
  },
  T: doneAfterSleep,
  async J(trial) {
    await trial.reloadInFlight();
    const { page } = trial.otherTab;
    page.resumeTermination(trial.clientOf(trial.otherTab), await entryOf(trial));
    await letTimePass(45_000);
    expect(page.intentOf(trial.serverId)?.state).toBe('done');
    expect(trial.sent()).toHaveLength(1);
    expect(await trial.commits()).toBe(1);
  },
};

export const powerChecks: Checks = {
  ...forAllWrites,
  C: reportedOnce,
  N: reportedOnce,
  async U(trial) {
    await injectCellFault(trial);
    expect((await trial.ask()).state).toBe('unknown');
    await letTimePass(130_000);
    expect(trial.sent()).toHaveLength(1);
    expect(trial.tab.page.intentOf(trial.serverId)?.state).toBe('unknown');
    await expectMade(trial);
  },
  async J(trial) {
    await trial.reloadInFlight();
    await letTimePass(130_000);
    expect(trial.otherTab.page.intentOf(trial.serverId)?.state).toBe('unknown');
    expect(trial.sent()).toHaveLength(1);
  },
};

export const resetChecks: Checks = {
  ...forAllWrites,
  async U(trial) {
    await neverResent(trial);
    expect(await trial.entries()).toEqual(['unknown']);
  },
  async J(trial) {
    await trial.reloadInFlight();
    await letTimePass(130_000);
    expect(trial.sent()).toHaveLength(1);
    expect(await trial.entries()).toHaveLength(1);
  },
};

export const renameChecks: Checks = {
  ...forAllWrites,
  async R(trial) {
    const begun = Date.now();
    expect((await runWithFault(trial)).state).toBe('done');
    if (trial.fault === 'hang') expect(Date.now() - begun).toBeGreaterThanOrEqual(60_000);
    expect(new Set(trial.sent().map(({ body }) => body)).size).toBe(1);
    expect(trial.sent()).toHaveLength(2);
    // Setting the same label twice changes nothing more.
    expect(await trial.commits()).toBe(isChangeMade(trial) ? 2 : 1);
  },
  'H reload': requestedAgain,
};

/** Settled only by reading the wallet and the server. */
async function settledByReading(trial: Trial, ended: RegExp): Promise<void> {
  await letTimePass(60_000);
  expect(trial.sent()).toHaveLength(1);
  expect(await trial.entries()).toEqual([]);
  expect(trial.storedActivity()).toMatch(ended);
}

const notBought: Check = async (trial) => {
  expect((await runWithFault(trial)).state).toBe('unknown');
  await settledByReading(trial, /"value":\[\{[^}]*"outcome":"refused"/);
  expect(await trial.commits()).toBe(0);
  await expectSucceedsNow(trial);
  expect(await trial.commits()).toBe(1);
};

/** The browser resent the purchase by itself and the second copy was refused. Reading shows that the first was done. */
export const boughtThoughRefused: Check = async (trial) => {
  expect((await runWithFault(trial)).state).toBe('unknown');
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
    await endsUnknown(trial);
    await settledByReading(trial, /"value":\[\{[^}]*"outcome":"(?:done|notDone)"/);
    await expectMade(trial);
    expect(trial.storedActivity()).toMatch(isChangeMade(trial) ? /"outcome":"done"/ : /"outcome":"notDone"/);
    if (!isChangeMade(trial)) await expectSucceedsNow(trial);
  },
  async T(trial) {
    await trial.injectFault({ socket: 'reset-after' });
    await trial.ask();
    vi.setSystemTime(Date.now() - 3_600_000);
    await settledByReading(trial, /"outcome":"done"/);
    expect(await trial.commits()).toBe(1);
  },
  async J(trial) {
    await trial.reloadInFlight();
    const entry = await entryOf(trial);
    const queryClient = trial.clientOf(trial.otherTab);
    await drive(trial.otherTab.page.settlePurchase(queryClient, entry));
    await settledByReading(trial, /"outcome":"done"/);
    expect(await trial.commits()).toBe(1);
  },
};
