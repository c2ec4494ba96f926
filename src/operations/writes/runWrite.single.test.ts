import { describe, expect, test } from 'vitest';
import type { ApiErrorFacts } from '#api/apiError.ts';
import { readEntries } from './journal.ts';
import { runWrite } from './runWrite.ts';
import type { ReadingVerdict, Write } from './write.ts';
import {
  caller,
  queueAttemptResults,
  fillJournal,
  lost,
  onlyEntry,
  read,
  refused,
  run,
  runInTime,
  send,
  prepareWriteTrials,
  writeOf,
} from '../../../tests/support/writeTrial.ts';

prepareWriteTrials();

describe('a write without a key', () => {
  /** A write that can't be settled by reading. */
  const unread = { reading: undefined } as object;
  const bare = { policy: 'single', operation: 'terminateServer', action: 'terminate' } as const;
  const readable = () => run(bare);
  const single = (change: Partial<Write<string, ReadingVerdict<string>>> = {}) =>
    run({ ...bare, ...unread, ...change });

  test.each<[string, ApiErrorFacts | 'ok', string, boolean]>([
    ['answered', 'ok', 'done', false],
    ['its answer lost', lost, 'unknown', true],
    ['a 500', { kind: 'server', status: 500 }, 'unknown', true],
    ['refused', { kind: 'forbidden', status: 403 }, 'refused', false],
    ['its key refused', { kind: 'unauthorized', status: 401 }, 'refused', false],
    ['not sent', { kind: 'notSent', notSentBecause: 'offline' }, 'notSent', false],
  ])('%s: once on the line, whatever comes', async (_name, end, state, stays) => {
    queueAttemptResults(end);
    expect((await single()).state).toBe(state);
    expect(send).toHaveBeenCalledTimes(1);
    expect((await readEntries()).length).toBe(stays ? 1 : 0);
  });

  test.each([
    [{ kind: 'notSent' } as const, 'gate'],
    [{ kind: 'notSent', notSentBecause: 'budget' } as const, 'budget'],
  ])('%j did not leave because of: %s', async (facts, because) => {
    queueAttemptResults(facts);
    expect(await single()).toEqual({ state: 'notSent', because });
  });

  test.each<[string, ReadingVerdict<string>, string, readonly string[]]>([
    ['was done', { is: 'done', answer: 'found' }, 'done', []],
    ['was not done', { is: 'notDone' }, 'refused', []],
    ['may have been done', { is: 'unclear' }, 'unknown', ['unknown']],
  ])('refused, and readings show that it %s', async (_name, seen, state, left) => {
    queueAttemptResults({ kind: 'forbidden', status: 403 });
    read.mockResolvedValue(seen);
    const outcome = await readable();
    expect(outcome.state).toBe(state);
    expect((await readEntries()).map((entry) => entry.state)).toEqual(left);
  });

  test('is not read of with a key that is refused', async () => {
    queueAttemptResults({ kind: 'unauthorized', status: 401 });
    await readable();
    expect(read).not.toHaveBeenCalled();
  });

  test('is not sent where the journal keeps nothing', async () => {
    fillJournal();
    expect(await single()).toEqual({ state: 'notSent', because: 'journal' });
    expect(send).not.toHaveBeenCalled();
  });

  test('that failed by a fault of ours is unknown to the journal, and the fault is thrown on', async () => {
    send.mockRejectedValueOnce(new TypeError('broken'));
    await expect(single()).rejects.toThrow('broken');
    expect((await onlyEntry()).state).toBe('unknown');
  });

  test('has neither key nor body nor what was not known before', async () => {
    queueAttemptResults(lost);
    const { body: _body, ...bodiless } = writeOf({ ...bare, ...unread });
    await runInTime(() => runWrite(bodiless, caller()));
    const kept = await onlyEntry();
    expect(kept).toMatchObject({ body: '', state: 'unknown' });
    expect(['key' in kept, 'baseline' in kept]).toEqual([false, false]);
  });

  test('asked for again and answered, where every answer says that it was done, is settled', async () => {
    queueAttemptResults(lost, 'ok');
    await single();
    expect((await single()).state).toBe('done');
    expect(await readEntries()).toEqual([]);
  });

  test('answered once is settled, whatever the answer says', async () => {
    queueAttemptResults('ok');
    const outcome = await single({ wasDone: () => false });
    expect(outcome.state).toBe('done');
    expect(await readEntries()).toEqual([]);
  });

  test('refused when it is asked for again after a lost answer: the first may still have been done', async () => {
    queueAttemptResults(lost, { kind: 'forbidden', status: 403 });
    await single();
    expect((await single()).state).toBe('refused');
    expect(await onlyEntry()).toMatchObject({ attempts: 2, state: 'unknown' });
  });

  test('answered as not done when it is asked for again: the first may still have been done', async () => {
    queueAttemptResults(lost, 'ok');
    await single();
    expect((await single({ wasDone: () => false })).state).toBe('done');
    expect(await onlyEntry()).toMatchObject({ attempts: 2, state: 'unknown' });
    send.mockResolvedValueOnce('answered');
    expect((await single({ wasDone: () => true })).state).toBe('done');
    expect(await readEntries()).toEqual([]);
  });
});

describe('a write that costs, without a key', () => {
  const buy = () => run({ policy: 'oneShot', operation: 'purchaseServerAddon', action: 'buyAddon' });

  test.each<[string, ApiErrorFacts | 'ok', string, readonly string[]]>([
    ['answered', 'ok', 'done', []],
    ['its answer lost', lost, 'unknown', ['unknown']],
    ['refused, which may be of a second copy', refused, 'unknown', ['unknown']],
    ['its key refused', { kind: 'unauthorized', status: 401 }, 'refused', []],
    ['not sent', { kind: 'notSent', notSentBecause: 'budget' }, 'notSent', []],
  ])('%s', async (_name, end, state, left) => {
    queueAttemptResults(end);
    expect((await buy()).state).toBe(state);
    expect(send).toHaveBeenCalledOnce();
    expect(read).not.toHaveBeenCalled();
    expect((await readEntries()).map((entry) => entry.state)).toEqual(left);
  });

  test('is not sent while nobody knows how the one before it ended, and keeps what the API said', async () => {
    queueAttemptResults(refused);
    await buy();
    expect(await buy()).toEqual({ state: 'notSent', because: 'unsettled' });
    expect(send).toHaveBeenCalledOnce();
    expect((await onlyEntry()).failure).toEqual({ ...refused, words: [] });
  });
});

describe.each(['absolute', 'plain'] as const)('a write that needs no journal, %s', (policy) => {
  const set = () => run({ policy, operation: 'renameServer', action: 'rename' });

  test.each<[string, readonly (ApiErrorFacts | 'ok')[], string, string]>([
    ['answered', ['ok'], 'done 1', 'done 1'],
    ['refused', [refused], 'refused 1', 'refused 1'],
    ['lost once', [lost, 'ok'], 'done 2', 'unknown 1'],
    ['lost three times', [lost, lost, lost], 'unknown 3', 'unknown 1'],
    // A later attempt that certainly did nothing says nothing about the first.
    ['lost, then refused', [lost, refused], 'unknown 2', 'unknown 1'],
    ['not sent', [{ kind: 'notSent', notSentBecause: 'budget' }], 'notSent 1', 'notSent 1'],
  ])('%s', async (_name, attempts, absolute, plain) => {
    queueAttemptResults(...attempts);
    const { state } = await set();
    expect(`${state} ${send.mock.calls.length}`).toBe(policy === 'absolute' ? absolute : plain);
    expect(await readEntries()).toEqual([]);
  });

  test('refused, and the value is there all the same', async () => {
    queueAttemptResults(refused);
    read.mockResolvedValue({ is: 'done', answer: 'found' });
    expect((await set()).state).toBe(policy === 'absolute' ? 'done' : 'refused');
  });
});
