import { describe, expect, test, vi } from 'vitest';
import { learnApiTime } from '#api/apiClock.ts';
import { ApiError } from '#api/apiError.ts';
import { deleteEntry, putEntry, readEntries } from './journal.ts';
import { runWrite } from './runWrite.ts';
import type { ReadingVerdict } from './write.ts';
import {
  body,
  caller,
  queueAttemptResults,
  fillJournal,
  hour,
  lost,
  onEnd,
  onlyEntry,
  read,
  refused,
  run,
  send,
  signInAs,
  prepareWriteTrials,
  writeOf,
} from '../../../tests/support/writeTrial.ts';

prepareWriteTrials();

describe('a write with a key', () => {
  test('is continued with its key when it is asked for again', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    const { key } = await onlyEntry();
    queueAttemptResults('ok');
    expect((await run()).state).toBe('done');
    expect(send.mock.calls.map(([, sentKey]) => sentKey)).toEqual(Array.from({ length: 5 }, () => key));
    expect(await readEntries()).toEqual([]);
  });

  test('with other choices is not sent while an earlier one is unsettled', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    const other = await run({ body: { ...body, os: 'debian' } });
    expect(other).toEqual({ state: 'notSent', because: 'unsettled' });
    expect(send).toHaveBeenCalledTimes(4);
  });

  test.each([
    ['12 hours old', 12 * hour - 1_000, 'done'],
    ['older', 12 * hour + 1_000, 'notSent'],
    ['from the future of a clock set back', -hour, 'notSent'],
  ])('%s: %i ms, %s', async (_name, age, state) => {
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    await putEntry({ ...(await onlyEntry()), at: Date.now() - age });
    queueAttemptResults('ok');
    expect((await run()).state).toBe(state);
  });

  test('of another account is never sent again', async () => {
    queueAttemptResults(lost, lost, lost, lost, 'ok');
    await run();
    const { key } = await onlyEntry();
    signInAs('a2');
    expect((await run()).state).toBe('done');
    expect(send.mock.calls[4]?.[1]).not.toBe(key);
    expect((await onlyEntry()).account).toBe('a1');
  });

  test('continued where the journal keeps nothing is not sent, and stays', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    const { id } = await onlyEntry();
    fillJournal();
    expect(await run()).toEqual({ state: 'notSent', because: 'journal' });
    expect(send).toHaveBeenCalledTimes(4);
    vi.restoreAllMocks();
    expect((await onlyEntry()).id).toBe(id);
  });

  test('whose entry has lost its key is not sent with another', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    const { key: _key, ...bare } = await onlyEntry();
    await putEntry(bare);
    expect(await run()).toEqual({ state: 'notSent', because: 'unsettled' });
    expect(send).toHaveBeenCalledTimes(4);
  });

  test.each<[string, ReadingVerdict<string>, object, readonly string[]]>([
    ['was done', { is: 'done', answer: 'found' }, { state: 'done', answer: 'found' }, []],
    ['was not done', { is: 'notDone' }, { state: 'refused' }, []],
    ['may have been done', { is: 'unclear' }, { state: 'unknown' }, ['unknown']],
  ])('refused, and readings show that it %s', async (_name, seen, outcome, left) => {
    queueAttemptResults(refused);
    const onRefused = vi.fn<() => void>();
    read.mockImplementation(async () => {
      // No second write of the same kind starts while this one is being read.
      expect((await onlyEntry()).state).toBe('sent');
      expect(await runWrite(writeOf({ onEnd: () => undefined }), caller())).toEqual({
        state: 'notSent',
        because: 'busy',
      });
      return seen;
    });
    expect(await run({}, { onRefused })).toMatchObject(outcome);
    expect(onRefused).toHaveBeenCalledOnce();
    expect((await readEntries()).map(({ state }) => state)).toEqual(left);
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('that can be read to have been done is not sent again', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    read.mockResolvedValue({ is: 'done', answer: 'found' });
    expect(await run()).toEqual({ state: 'done', answer: 'found' });
    expect(send).toHaveBeenCalledTimes(4);
    expect(await readEntries()).toEqual([]);
  });

  test('is not sent where another account came while it was read', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    read.mockImplementation(async () => {
      signInAs('a2');
      return { is: 'notDone' };
    });
    expect(await run()).toEqual({ state: 'notSent', because: 'gate' });
    expect(send).toHaveBeenCalledTimes(4);
  });

  test('is too old where the API’s clock says so, though the browser’s does not', async () => {
    const setApiTime = (time: number): void =>
      learnApiTime(new Headers({ date: new Date(time).toUTCString() }));
    setApiTime(500 * hour);
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    expect((await onlyEntry()).apiAt).toBeGreaterThanOrEqual(500 * hour);
    // The reading before the retry also updates the API's time.
    read.mockImplementation(async () => {
      setApiTime(513 * hour);
      return { is: 'notDone' };
    });
    expect(await run()).toEqual({ state: 'notSent', because: 'unsettled' });
    expect(send).toHaveBeenCalledTimes(4);
    expect((await onlyEntry()).state).toBe('unknown');
  });

  test('without a clear end that can be read to have been done is done', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    read.mockResolvedValue({ is: 'done', answer: 'found' });
    expect(await run()).toEqual({ state: 'done', answer: 'found' });
    expect(await readEntries()).toEqual([]);
  });

  test.each([
    [true, 'refused', []],
    [false, 'unknown', ['unknown']],
  ])('after which the server is gone, as its API says: %s', async (isOver, state, left) => {
    queueAttemptResults(lost, { kind: 'notFound', status: 404 });
    const reading = () => ({ read, judge: () => ({ is: 'notDone' }) as const, isOver: () => isOver });
    expect((await run({ reading })).state).toBe(state);
    expect((await readEntries()).map((entry) => entry.state)).toEqual(left);
  });

  test('that the person has put away meanwhile does not come back', async () => {
    queueAttemptResults(lost, lost, lost);
    send.mockImplementationOnce(async () => {
      await deleteEntry((await onlyEntry()).id);
      throw new ApiError(lost);
    });
    expect((await run()).state).toBe('unknown');
    expect(await readEntries()).toEqual([]);
  });

  test('that is gone on with, and was settled meanwhile, is not sent anew', async () => {
    expect(await run({ isResumed: true })).toEqual({ state: 'notSent', because: 'unsettled' });
    expect(send).not.toHaveBeenCalled();
    expect(await readEntries()).toEqual([]);
  });

  test('that the person puts away while it is read is not sent again', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    read.mockImplementation(async () => {
      await deleteEntry((await onlyEntry()).id);
      return { is: 'notDone' };
    });
    expect(await run()).toEqual({ state: 'notSent', because: 'unsettled' });
    expect(send).toHaveBeenCalledTimes(4);
    expect(await readEntries()).toEqual([]);
  });

  test('that is gone on with tells nothing where it did not leave', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    expect(await run({ isResumed: true })).toEqual({ state: 'notSent', because: 'offline' });
    expect(onEnd).not.toHaveBeenCalled();
  });

  test('refused and not settled goes on with the same key', async () => {
    queueAttemptResults(refused, 'ok');
    read.mockResolvedValue({ is: 'unclear' });
    await run();
    expect((await run()).state).toBe('done');
    expect(new Set(send.mock.calls.map(([, key]) => key)).size).toBe(1);
    expect(await readEntries()).toEqual([]);
  });
});
