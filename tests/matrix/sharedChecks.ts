import { expect, vi } from 'vitest';
import { findOperation, timeoutOf } from '#api/operation.ts';
import { comesBefore, type Fault } from '#sandbox/faults.ts';
import { setOnline } from './browserStubs.ts';
import { setMayBeHeld, letTimePass } from './clockDriver.ts';
import type { Outcome } from './operationCalls.ts';
import { apiFaultFor } from './apiFaults.ts';
import type { Trial } from './trial.ts';

export type Check = (trial: Trial) => Promise<void>;

/** Keyed by code, or by "code fault" where the code means something else for that fault. */
export type Checks = Readonly<Partial<Record<string, Check>>>;

/** The fault to inject at the API: the cell's own, or the trial's variant of it. */
function faultOf(trial: Trial): Fault {
  const fault = trial.variant ?? apiFaultFor(trial.operation, trial.fault, trial.code);
  if (fault === undefined) throw new Error(`${trial.fault} is none of the API’s faults`);
  return fault;
}

/** Whether the API makes the change before the fault happens. */
export function isChangeMade(trial: Trial): boolean {
  return !comesBefore(faultOf(trial));
}

/** Makes the operation's next `times` requests meet the fault. */
export async function injectCellFault(trial: Trial, times = 1): Promise<void> {
  const fault = faultOf(trial);
  setMayBeHeld(fault.socket === 'hang');
  await trial.injectFault(fault, times);
}

/** Runs the operation; its next `times` requests meet the fault. */
export async function runWithFault(trial: Trial, times = 1): Promise<Outcome> {
  await injectCellFault(trial, times);
  return trial.ask();
}

export const kinds: Partial<Record<Trial['fault'], string>> = {
  401: 'unauthorized',
  402: 'payment',
  '403s': 'forbidden',
  '403z': 'forbidden',
  404: 'notFound',
  409: 'conflict',
  400: 'invalid',
};

export function expectRefused(trial: Trial, { state, error }: Outcome): void {
  expect(state).toBe('refused');
  expect(error?.kind).toBe(kinds[trial.fault]);
  expect(error?.facts.operationId).toBe(trial.operation);
}

/** Nothing blocks the operation any more: the same call succeeds now. */
export async function expectSucceedsNow(trial: Trial): Promise<void> {
  setMayBeHeld(false);
  expect((await trial.ask()).state).toBe('done');
}

export async function gate(trial: Trial): Promise<void> {
  const { tab } = trial;
  if (trial.fault === 'expired') await trial.control('world', { revoked: true });
  else await trial.injectFault({ status: 401 });
  const { state, error, because } = await trial.ask();
  // A rename first reads the label it would overwrite, so it meets the gate before it is sent.
  if (trial.operation === 'renameServer' && state === 'notSent') expect(because).toBe('gate');
  else {
    expect(['refused', 'unknown']).toContain(state);
    expect(error?.kind).toBe('unauthorized');
  }
  expect(tab.page.currentSession().state).toBe('gate');
  const { length } = trial.sent();
  expect(await trial.ask()).toMatchObject({ state: 'notSent' });
  await letTimePass(90_000);
  expect(trial.sent()).toHaveLength(length);
  expect(await trial.commits()).toBe(0);
  await trial.control('world', { revoked: false });
  trial.signInAgain();
  await expectSucceedsNow(trial);
  expect(await trial.entries()).toEqual([]);
}

export async function scope(trial: Trial): Promise<void> {
  expectRefused(trial, await runWithFault(trial));
  const neededScope = findScope(trial);
  expect(trial.tab.page.knownScope(neededScope)).toBe('denied');
  expect(trial.sent()).toHaveLength(1);
  expect(await trial.commits()).toBe(0);
}

export async function suspended(trial: Trial): Promise<void> {
  const outcome = await runWithFault(trial);
  expectRefused(trial, outcome);
  expect(outcome.error?.facts.words?.join()).toMatch(/suspended/);
  expect(trial.tab.page.knownScope(findScope(trial))).not.toBe('denied');
  expect(trial.sent()).toHaveLength(1);
  expect(await trial.commits()).toBe(0);
}

function findScope(trial: Trial) {
  const { method = '', path = '' } = trial.sent()[0] ?? {};
  const operation = findOperation(method, path);
  if (operation === undefined) throw new Error('nothing was sent');
  return operation.scope;
}

/** Reported once, in the API's words, and not retried by itself. After that the same call succeeds. */
export async function reportedOnce(trial: Trial): Promise<void> {
  const outcome = await runWithFault(trial);
  expectRefused(trial, outcome);
  expect(outcome.error?.facts.words).not.toEqual([]);
  await letTimePass(60_000);
  expect(trial.sent()).toHaveLength(1);
  expect(await trial.commits()).toBe(0);
  expect(await trial.entries()).toEqual([]);
  await expectSucceedsNow(trial);
}

async function gone(trial: Trial): Promise<void> {
  const outcome = await runWithFault(trial);
  expectRefused(trial, outcome);
  expect(trial.tab.page.isFinalError(outcome.error)).toBe(true);
  await letTimePass(90_000);
  expect(trial.sent()).toHaveLength(1);
}

export function limitOf(trial: Trial): number {
  const { method = '', path = '' } = trial.sent()[0] ?? {};
  const operation = findOperation(method, path);
  return operation === undefined ? Number.NaN : timeoutOf(operation);
}

/** Not retried by itself, and polling pauses until the time that the API named. */
export async function pausesPolling(trial: Trial): Promise<void> {
  const { state, error } = await runWithFault(trial);
  expect(state).toBe('refused');
  expect(error?.kind).toBe('rateLimited');
  expect((error?.facts.retryAt ?? 0) - Date.now()).toBeGreaterThan(6_000);
  expect(trial.tab.page.takePoll()).toBe(false);
  await letTimePass(8_000);
  expect(trial.tab.page.takePoll()).toBe(true);
  expect(trial.sent()).toHaveLength(1);
  expect(await trial.commits()).toBe(0);
  await expectSucceedsNow(trial);
}

/** The slowest good response: accepted, without a retry. */
export async function acceptsSlowResponse(trial: Trial): Promise<void> {
  const begun = Date.now();
  const { state } = await runWithFault(trial);
  expect(state).toBe('done');
  expect(Date.now() - begun).toBeGreaterThanOrEqual(6_000);
  expect(trial.sent()).toHaveLength(1);
}

/** A clock that is set back, or jumps ahead by a day, delays nothing and changes nothing. */
async function clockJumps(trial: Trial): Promise<void> {
  for (const jump of [0, -3_600_000, 86_400_000]) {
    vi.setSystemTime(Date.now() + jump);
    const begun = Date.now();
    expect((await trial.ask()).state).toBe('done');
    expect(Date.now() - begun).toBeLessThan(1_000);
  }
  expect(trial.sent()).toHaveLength(3);
}

export async function notSentOffline(trial: Trial): Promise<void> {
  setOnline(false);
  expect(await trial.ask()).toMatchObject({ state: 'notSent', because: 'offline' });
  setOnline(true);
  await letTimePass(90_000);
  expect(trial.sent()).toEqual([]);
  expect(await trial.commits()).toBe(0);
  await expectSucceedsNow(trial);
}

async function inTwoTabs(trial: Trial): Promise<void> {
  trial.signInOtherTab();
  const [one, other] = await Promise.all([trial.ask(), trial.begin(trial.otherTab)]);
  expect([one.state, other.state]).toEqual(['done', 'done']);
  expect(trial.sent()).toHaveLength(2);
}

/** The reloaded page repeats the request that was in flight. */
export async function requestedAgain(trial: Trial): Promise<void> {
  await trial.reloadInFlight();
  expect((await trial.ask(trial.otherTab)).state).toBe('done');
  expect(trial.sent()).toHaveLength(2);
}

export const forAllReads = {
  G: gate,
  S: scope,
  Z: suspended,
  E: reportedOnce,
  N: gone,
  'W slow': acceptsSlowResponse,
  T: clockJumps,
  'H tabs': inTwoTabs,
  'H reload': requestedAgain,
} satisfies Checks;
