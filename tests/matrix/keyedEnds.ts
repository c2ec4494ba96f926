import { expect, vi } from 'vitest';
import { drive } from './clockDriver.ts';
import { type Check, type Checks, expectGoesOn, meet } from './ends.ts';
import type { Trial } from './trial.ts';
import { entryOf, expectDoneOnce, forAllWrites, refusedForGood } from './writeEnds.ts';

const keysOf = (trial: Trial): ReadonlySet<string | undefined> => new Set(trial.sent().map(({ key }) => key));

/** One key and one text, however often it went. */
function expectOneKey(trial: Trial): void {
  expect(keysOf(trial).size).toBe(1);
  expect(new Set(trial.sent().map(({ body }) => body)).size).toBe(1);
  expect(trial.sent()[0]?.key).toMatch(/^[\da-f-]{36}$/);
}

/** Nothing done; the next try is another one, with a key of its own. */
async function nextHasNewKey(trial: Trial): Promise<void> {
  await refusedForGood(trial);
  await expectGoesOn(trial);
  expect(keysOf(trial).size).toBe(2);
  expect(await trial.commits()).toBe(1);
}

function sameKeyAgain(times: number): Check {
  return async (trial) => {
    const begun = Date.now();
    expect((await meet(trial, times)).state).toBe('done');
    expectOneKey(trial);
    if (trial.fault === 'hang') expect(Date.now() - begun).toBeGreaterThanOrEqual(60_000);
    if (trial.fault === '429') expect(Date.now() - begun).toBeGreaterThanOrEqual(7_000);
    await expectDoneOnce(trial, times + 1);
  };
}

/** What no longer stands for the same write by its age is not sent again, by nobody. */
async function tooOldToRepeat(trial: Trial): Promise<void> {
  await trial.order({ socket: 'reset-before' }, 4);
  expect((await trial.ask()).state).toBe('unknown');
  vi.setSystemTime(Date.now() + 86_400_000);
  expect(await trial.ask()).toMatchObject({ state: 'notSent', because: 'unsettled' });
  expect(trial.sent()).toHaveLength(4);
  expectOneKey(trial);
  expect(await trial.commits()).toBe(0);
}

async function goesOnWithKey(trial: Trial): Promise<void> {
  await trial.leaveInFlight();
  const { page } = trial.otherTab;
  const caller = trial.otherTab.callerOf({ queryClient: trial.clientOf(trial.otherTab) });
  const entry = await entryOf(trial);
  if (trial.operation === 'deployServer') await drive(page.resumeDeploy(caller, entry));
  else await drive(page.resumeReinstall(caller, entry));
  expectOneKey(trial);
  // A new server shows at once, a reinstall after a moment.
  await expectDoneOnce(trial, trial.operation === 'deployServer' ? 1 : 2);
}

const forKeyed: Checks = {
  ...forAllWrites,
  M: nextHasNewKey,
  I: nextHasNewKey,
  K: sameKeyAgain(1),
  'K 409': sameKeyAgain(2),
  KB: sameKeyAgain(1),
  T: tooOldToRepeat,
  J: goesOnWithKey,
};

export const reinstallChecks: Checks = forKeyed;

/** Never an answer that says so: after four tries the fleet shows the server by its label. */
export const foundByLabel: Check = async (trial) => {
  expect((await meet(trial, 4)).state).toBe('done');
  expectOneKey(trial);
  await expectDoneOnce(trial, 4);
};

export const deployChecks: Checks = {
  ...forKeyed,
  // An answer without an id.
  'K schema': foundByLabel,
};
