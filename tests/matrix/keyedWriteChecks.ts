import { expect, vi } from 'vitest';
import { drive } from './clockDriver.ts';
import { type Check, type Checks, expectSucceedsNow, runWithFault } from './sharedChecks.ts';
import type { Trial } from './trial.ts';
import { entryOf, expectDoneOnce, forAllWrites, refusedForGood } from './writeChecks.ts';

const keysOf = (trial: Trial): ReadonlySet<string | undefined> => new Set(trial.sent().map(({ key }) => key));

/** One key and one body, however often the write was sent. */
function expectOneKey(trial: Trial): void {
  expect(keysOf(trial).size).toBe(1);
  expect(new Set(trial.sent().map(({ body }) => body)).size).toBe(1);
  expect(trial.sent()[0]?.key).toMatch(/^[\da-f-]{36}$/);
}

/** Nothing was done. The next try is a new write with a new key. */
async function nextHasNewKey(trial: Trial): Promise<void> {
  await refusedForGood(trial);
  await expectSucceedsNow(trial);
  expect(keysOf(trial).size).toBe(2);
  expect(await trial.commits()).toBe(1);
}

function sameKeyAgain(times: number): Check {
  return async (trial) => {
    const begun = Date.now();
    expect((await runWithFault(trial, times)).state).toBe('done');
    expectOneKey(trial);
    if (trial.fault === 'hang') expect(Date.now() - begun).toBeGreaterThanOrEqual(60_000);
    if (trial.fault === '429') expect(Date.now() - begun).toBeGreaterThanOrEqual(7_000);
    await expectDoneOnce(trial, times + 1);
  };
}

/** The key is too old to stand for the same write: neither the app nor the user can send it again. */
async function tooOldToRepeat(trial: Trial): Promise<void> {
  await trial.injectFault({ socket: 'reset-before' }, 4);
  expect((await trial.ask()).state).toBe('unknown');
  vi.setSystemTime(Date.now() + 86_400_000);
  expect(await trial.ask()).toMatchObject({ state: 'notSent', because: 'unsettled' });
  expect(trial.sent()).toHaveLength(4);
  expectOneKey(trial);
  expect(await trial.commits()).toBe(0);
}

async function resumesWithKey(trial: Trial): Promise<void> {
  await trial.reloadInFlight();
  const { page } = trial.otherTab;
  const caller = trial.otherTab.callerOf({ queryClient: trial.clientOf(trial.otherTab) });
  const entry = await entryOf(trial);
  if (trial.operation === 'deployServer') await drive(page.resumeDeploy(caller, entry));
  else await drive(page.resumeReinstall(caller, entry));
  expectOneKey(trial);
  // A new server shows at once, a reinstall only after a moment, so it is sent again.
  await expectDoneOnce(trial, trial.operation === 'deployServer' ? 1 : 2);
}

const keyedChecks: Checks = {
  ...forAllWrites,
  M: nextHasNewKey,
  I: nextHasNewKey,
  K: sameKeyAgain(1),
  'K 409': sameKeyAgain(2),
  KB: sameKeyAgain(1),
  T: tooOldToRepeat,
  J: resumesWithKey,
};

export const reinstallChecks: Checks = keyedChecks;

/** No response confirms the deploy: after four tries the fleet shows the server by its label. */
export const foundByLabel: Check = async (trial) => {
  expect((await runWithFault(trial, 4)).state).toBe('done');
  expectOneKey(trial);
  await expectDoneOnce(trial, 4);
};

export const deployChecks: Checks = {
  ...keyedChecks,
  // A response without an id.
  'K schema': foundByLabel,
};
