import { expect } from 'vitest';
import { letTimePass, setMayBeHeld } from './clockDriver.ts';
import { askedOnce, pausesOffline } from './queryChecks.ts';
import {
  type Check,
  type Checks,
  expectSucceedsNow,
  forAllReads,
  injectCellFault,
  kinds,
  limitOf,
  runWithFault,
} from './sharedChecks.ts';
import type { Trial } from './trial.ts';

/** A server's page is open in all of these, and goes on sampling: at 0, 1 and 3 s, then every 3 s. */

/** When each request was sent, in milliseconds after the first. */
const sentAt = (trial: Trial): readonly number[] =>
  trial.sent().map(({ at }) => at - (trial.sent()[0]?.at ?? 0));

const errorOf = (trial: Trial) => trial.tab.serverPage.shownOf(trial.serverId).error;

/** Reported where it happened; the wait doubles with each failure, and is as before after a response. */
const slowsDown =
  (...expected: readonly string[]): Check =>
  async (trial) => {
    expect((await trial.ask()).state).toBe('done');
    await letTimePass(5_000);
    const good = trial.cachedResult();
    await injectCellFault(trial, 2);
    await letTimePass(15_000);
    const { kind, facts } = errorOf(trial) ?? {};
    expect(expected).toContain(kind);
    if (kinds[trial.fault] !== undefined) expect(facts?.words).toHaveLength(trial.fault === '400' ? 2 : 1);
    // Its age says that it is not of now.
    expect(trial.cachedResult()).toEqual(good);
    await letTimePass(11_000);
    expect(errorOf(trial)).toBeUndefined();
    expect(sentAt(trial)).toEqual([0, 1_000, 3_000, 6_000, 12_000, 24_000, 27_000, 30_000]);
    expect(trial.cachedResult()).toMatchObject({ at: trial.sent().at(-1)?.at });
  };

const refusedSlowsDown: Check = (trial) => slowsDown(kinds[trial.fault] ?? '')(trial);

/** The page doesn't ask again by itself, only where the user opens it anew. */
const untilOpenedAgain =
  (check: Check): Check =>
  async (trial) => {
    await check(trial);
    await letTimePass(5 * 60_000);
    expect(trial.sent()).toHaveLength(1);
    await expectSucceedsNow(trial);
  };

/** At the gate, the request is forgotten, but not the samples of the account; they go where another one signs in. */
async function gateOfSamples(trial: Trial): Promise<void> {
  const { tab, serverId } = trial;
  const good = await trial.ask();
  expect(good).toMatchObject({ state: 'done', shown: { at: Date.now() } });
  if (trial.fault === 'expired') await trial.control('world', { revoked: true });
  else await trial.injectFault({ status: 401 });
  await letTimePass(1_500);
  expect(tab.page.currentSession().state).toBe('gate');
  expect(tab.serverPage.shownOf(serverId)).toEqual({ sample: good.shown, error: undefined });
  expect(await trial.ask()).toMatchObject({ state: 'notSent', because: 'gate' });
  await letTimePass(90_000);
  expect(trial.sent()).toHaveLength(2);
  await trial.control('world', { revoked: false });
  trial.signInAgain();
  await letTimePass(100);
  // The page goes on by itself.
  expect(trial.sent()).toHaveLength(3);
  expect(trial.cachedResult()).toMatchObject({ at: trial.sent().at(-1)?.at });
  tab.page.signIn(`${trial.key}-other`, 'another-account');
  expect(trial.cachedResult()).toBeUndefined();
  await letTimePass(100);
  expect(errorOf(trial)?.kind).toBe('notFound');
  trial.signInAgain();
  expect(errorOf(trial)).toBeUndefined();
}

async function restsAsLongAsSaid(trial: Trial): Promise<void> {
  const { state, error } = await runWithFault(trial);
  expect([state, error?.kind]).toEqual(['refused', 'rateLimited']);
  expect(trial.tab.page.takePoll()).toBe(false);
  await letTimePass(6_900);
  expect(trial.sent()).toHaveLength(1);
  await letTimePass(1_000);
  expect(sentAt(trial).slice(0, 2)).toEqual([0, 7_000]);
  expect(errorOf(trial)).toBeUndefined();
}

/** An unreadable number is left out. Where none is readable, an earlier sample isn't shown as if it were of now. */
async function showsNothingOdd(trial: Trial): Promise<void> {
  await trial.injectFault({ patch: { cpu: 'NaN', memoryUsed: -4, diskTotal: [] } });
  const { shown } = await trial.ask();
  expect(shown).toMatchObject({ cpu: null, memoryUsed: null, diskTotal: null });
  expect(shown).toMatchObject({ diskUsed: expect.any(Number) as number });
  await injectCellFault(trial);
  await letTimePass(1_500);
  expect(trial.sent()).toHaveLength(2);
  expect(trial.tab.serverPage.shownOf(trial.serverId)).toEqual({ sample: undefined, error: undefined });
  await letTimePass(2_000);
  expect(trial.cachedResult()).toMatchObject({ cpu: expect.any(Number) as number });
}

/** Asks for nothing else until the request is given up. The next one is overdue by then, and follows at once. */
async function givesUp(trial: Trial): Promise<void> {
  const { state, error } = await runWithFault(trial);
  expect([state, error?.kind]).toEqual(['unknown', 'timeout']);
  setMayBeHeld(false);
  await letTimePass(100);
  expect(sentAt(trial)).toEqual([0, limitOf(trial)]);
  expect(trial.cachedResult()).toMatchObject({ at: trial.sent()[1]?.at });
}

/** Waits for a slow response, and asks for nothing else meanwhile. */
async function acceptsSlowSample(trial: Trial): Promise<void> {
  expect((await runWithFault(trial)).state).toBe('done');
  await letTimePass(100);
  expect(sentAt(trial)).toEqual([0, 6_000]);
}

/** One tab asks, and the other is told. */
async function askedByOneTab(trial: Trial): Promise<void> {
  const { serverId, otherTab } = trial;
  trial.signInOtherTab();
  const [one, other] = await Promise.all([trial.ask(), trial.begin(otherTab)]);
  expect(one).toMatchObject({ state: 'done', shown: { at: Date.now() } });
  expect(other).toEqual(one);
  expect(trial.sent()).toHaveLength(1);
  // An answer that takes its time is waited for in both.
  await trial.injectFault({ delayMs: 2_500 }, 99);
  await letTimePass(10_000);
  const before = trial.sent().length;
  await letTimePass(30_000);
  // As many as one tab would send: neither waits for the other without end.
  expect(trial.sent().length - before).toBeGreaterThanOrEqual(8);
  expect(trial.sent().length - before).toBeLessThanOrEqual(10);
  const shown = trial.tab.serverPage.shownOf(serverId);
  expect(Date.now() - (shown.sample?.at ?? 0)).toBeLessThan(6_000);
  expect(otherTab.serverPage.shownOf(serverId)).toEqual(shown);
}

/** The page before the reload can say no more what it waits for, so this one doesn't wait for it. */
async function askedAtOnceAfterReload(trial: Trial): Promise<void> {
  await trial.reloadInFlight();
  const begun = Date.now();
  expect((await trial.ask(trial.otherTab)).state).toBe('done');
  expect(Date.now() - begun).toBeLessThan(100);
  expect(trial.sent()).toHaveLength(2);
}

export const sampleChecks: Checks = {
  G: gateOfSamples,
  E: refusedSlowsDown,
  S: untilOpenedAgain(forAllReads.S),
  Z: untilOpenedAgain(forAllReads.Z),
  N: untilOpenedAgain(forAllReads.N),
  V: slowsDown('contract'),
  'V schema': showsNothingOdd,
  B: slowsDown('server', 'network'),
  'B 429': restsAsLongAsSaid,
  'W hang': givesUp,
  'W slow': acceptsSlowSample,
  P: pausesOffline,
  T: forAllReads.T,
  '1': askedOnce,
  'H tabs': askedByOneTab,
  'H reload': askedAtOnceAfterReload,
};
