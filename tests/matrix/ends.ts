import { expect, vi } from 'vitest';
import { findOperation, timeoutOf } from '#api/operation.ts';
import { comesBefore, type Fault } from '#sandbox/faults.ts';
import { setOnline } from './browserOfOne.ts';
import { expectHeld, pass } from './clockDriver.ts';
import type { End } from './errands.ts';
import { provoked } from './provoke.ts';
import type { Trial } from './trial.ts';

export type Check = (trial: Trial) => Promise<void>;

/** By code, or by code and fault where the same code means another thing there. */
export type Checks = Readonly<Partial<Record<string, Check>>>;

/** What goes wrong at the API: the cell's own fault, or the other way of it that is walked. */
function faultOf(trial: Trial): Fault {
  const fault = trial.way ?? provoked(trial.operation, trial.fault, trial.code);
  if (fault === undefined) throw new Error(`${trial.fault} is none of the API’s faults`);
  return fault;
}

/** Whether the API makes the change that it does not answer for. */
export function isMade(trial: Trial): boolean {
  return !comesBefore(faultOf(trial));
}

/** Orders what is to go wrong. */
export async function orderFault(trial: Trial, times = 1): Promise<void> {
  const fault = faultOf(trial);
  expectHeld(fault.socket === 'hang' || fault.delayMs !== undefined);
  await trial.order(fault, times);
}

/** Meets it so many times in a row. */
export async function meet(trial: Trial, times = 1): Promise<End> {
  await orderFault(trial, times);
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

export function expectRefused(trial: Trial, { state, error }: End): void {
  expect(state).toBe('refused');
  expect(error?.kind).toBe(kinds[trial.fault]);
  expect(error?.facts.operationId).toBe(trial.operation);
}

/** Nothing is left that stands in the way: the very same can be done now. */
export async function expectGoesOn(trial: Trial): Promise<void> {
  expectHeld(false);
  expect((await trial.ask()).state).toBe('done');
}

export async function gate(trial: Trial): Promise<void> {
  const { tab } = trial;
  if (trial.fault === 'expired') await trial.control('world', { revoked: true });
  else await trial.order({ status: 401 });
  const { state, error, because } = await trial.ask();
  // A rename reads what it would overwrite, and meets the gate before it is sent.
  if (trial.operation === 'renameServer' && state === 'notSent') expect(because).toBe('gate');
  else {
    expect(['refused', 'unknown']).toContain(state);
    expect(error?.kind).toBe('unauthorized');
  }
  expect(tab.page.currentSession().state).toBe('gate');
  const { length } = trial.sent();
  expect(await trial.ask()).toMatchObject({ state: 'notSent' });
  await pass(90_000);
  expect(trial.sent()).toHaveLength(length);
  expect(await trial.commits()).toBe(0);
  await trial.control('world', { revoked: false });
  trial.signInAgain();
  await expectGoesOn(trial);
  expect(await trial.entries()).toEqual([]);
}

export async function scope(trial: Trial): Promise<void> {
  expectRefused(trial, await meet(trial));
  const needed = findScope(trial);
  expect(trial.tab.page.knownScope(needed)).toBe('denied');
  expect(trial.sent()).toHaveLength(1);
  expect(await trial.commits()).toBe(0);
}

export async function suspended(trial: Trial): Promise<void> {
  const end = await meet(trial);
  expectRefused(trial, end);
  expect(end.error?.facts.words?.join()).toMatch(/suspended/);
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

/** Told once, with the words, and not asked again by itself; then it can be asked again. */
export async function toldOnce(trial: Trial): Promise<void> {
  const end = await meet(trial);
  expectRefused(trial, end);
  expect(end.error?.facts.words).not.toEqual([]);
  await pass(60_000);
  expect(trial.sent()).toHaveLength(1);
  expect(await trial.commits()).toBe(0);
  expect(await trial.entries()).toEqual([]);
  await expectGoesOn(trial);
}

async function gone(trial: Trial): Promise<void> {
  const end = await meet(trial);
  expectRefused(trial, end);
  expect(trial.tab.page.isEnd(end.error)).toBe(true);
  await pass(90_000);
  expect(trial.sent()).toHaveLength(1);
}

export function limitOf(trial: Trial): number {
  const { method = '', path = '' } = trial.sent()[0] ?? {};
  const operation = findOperation(method, path);
  return operation === undefined ? Number.NaN : timeoutOf(operation);
}

/** Not asked again by itself, and polling rests until the time that was told. */
export async function restsAsTold(trial: Trial): Promise<void> {
  const { state, error } = await meet(trial);
  expect(state).toBe('refused');
  expect(error?.kind).toBe('rateLimited');
  expect((error?.facts.retryAt ?? 0) - Date.now()).toBeGreaterThan(6_000);
  expect(trial.tab.page.takePoll()).toBe(false);
  await pass(8_000);
  expect(trial.tab.page.takePoll()).toBe(true);
  expect(trial.sent()).toHaveLength(1);
  expect(await trial.commits()).toBe(0);
  await expectGoesOn(trial);
}

/** The longest that a good answer may take. */
export async function comesLate(trial: Trial): Promise<void> {
  const begun = Date.now();
  const { state } = await meet(trial);
  expect(state).toBe('done');
  expect(Date.now() - begun).toBeGreaterThanOrEqual(6_000);
  expect(trial.sent()).toHaveLength(1);
}

/** A clock that is set back or jumps over a night holds nothing up and changes nothing. */
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
  await pass(90_000);
  expect(trial.sent()).toEqual([]);
  expect(await trial.commits()).toBe(0);
  await expectGoesOn(trial);
}

async function inTwoTabs(trial: Trial): Promise<void> {
  trial.startOther();
  const [one, other] = await Promise.all([trial.ask(), trial.begin(trial.otherTab)]);
  expect([one.state, other.state]).toEqual(['done', 'done']);
  expect(trial.sent()).toHaveLength(2);
}

/** What was on the line when the page was reloaded is asked for again by the new one. */
export async function askedAnew(trial: Trial): Promise<void> {
  await trial.leaveInFlight();
  expect((await trial.ask(trial.otherTab)).state).toBe('done');
  expect(trial.sent()).toHaveLength(2);
}

export const forAllReads: Checks = {
  G: gate,
  S: scope,
  Z: suspended,
  E: toldOnce,
  N: gone,
  'W slow': comesLate,
  T: clockJumps,
  'H tabs': inTwoTabs,
  'H reload': askedAnew,
};
