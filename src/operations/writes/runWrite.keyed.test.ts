import { describe, expect, test, vi } from 'vitest';
import { learnApiTime } from '#api/apiClock.ts';
import { ApiError, type ApiErrorFacts } from '#api/apiError.ts';
import { endSession } from '#session/session.ts';
import { fingerprintOf } from '../../../tests/support/aSession.ts';
import { deleteEntry, putEntry, readEntries } from './journal.ts';
import { type JournalEntry, readEntry } from './journalEntry.ts';
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
  runInTime,
  send,
  signInAs,
  target,
  prepareWriteTrials,
  writeOf,
} from '../../../tests/support/writeTrial.ts';

prepareWriteTrials();

describe('a write with a key', () => {
  test.each<[string, readonly (ApiErrorFacts | 'ok')[], string, number, boolean]>([
    ['answered at once', ['ok'], 'done', 1, false],
    ['its answer lost once', [lost, 'ok'], 'done', 2, false],
    ['its answer unreadable', [{ kind: 'contract', status: 200 }, 'ok'], 'done', 2, false],
    ['no clear answer four times', [lost, lost, lost, lost], 'unknown', 4, true],
    ['refused', [refused], 'refused', 1, false],
    ['refused for want of a scope', [{ kind: 'forbidden', status: 403 }], 'refused', 1, false],
    ['refused after a lost answer', [lost, refused], 'unknown', 2, true],
    ['told to wait, then answered', [{ kind: 'rateLimited', status: 429 }, 'ok'], 'done', 2, false],
    [
      'told to wait for too long',
      [{ kind: 'rateLimited', status: 429, retryAt: 101 * hour }],
      'unknown',
      1,
      true,
    ],
    [
      'in conflict with itself twice',
      [{ kind: 'conflict', status: 409 }, { kind: 'conflict', status: 409 }, 'ok'],
      'done',
      3,
      false,
    ],
    ['its key refused', [{ kind: 'unauthorized', status: 401 }], 'unknown', 1, true],
    ['not sent', [{ kind: 'notSent', notSentBecause: 'budget' }], 'notSent', 1, false],
    ['lost, then offline', [lost, { kind: 'notSent', notSentBecause: 'offline' }], 'unknown', 2, true],
  ])('%s', async (_name, attempts, state, sent, stays) => {
    queueAttemptResults(...attempts);
    expect((await run()).state).toBe(state);
    expect(send).toHaveBeenCalledTimes(sent);
    // Each attempt sends the same bytes with the same key.
    expect(new Set(send.mock.calls.map((call) => call.join(' '))).size).toBe(1);
    expect(send.mock.calls[0]?.[0]).toBe(JSON.stringify(body));
    const left = await readEntries();
    expect(left.map((entry) => entry.state)).toEqual(stays ? ['unknown'] : []);
  });

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

  test('is not sent again by an account that came while it waited', async () => {
    send.mockImplementationOnce(async () => {
      signInAs('a2');
      throw new ApiError(lost);
    });
    expect((await run()).state).toBe('unknown');
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('is not sent by an account that comes while the lock is waited for, or while it is kept', async () => {
    const early = run();
    signInAs('a2');
    expect(await early).toEqual({ state: 'notSent', because: 'gate' });
    const keep = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (
      this: IDBObjectStore,
      ...entry
    ) {
      signInAs('a3');
      return keep.apply(this, entry);
    });
    expect(await run()).toEqual({ state: 'notSent', because: 'gate' });
    vi.restoreAllMocks();
    expect(send).not.toHaveBeenCalled();
    expect(await readEntries()).toEqual([]);
  });

  test('is in the journal before it leaves', async () => {
    let seen: JournalEntry | undefined;
    send.mockImplementationOnce(async (sent, key) => {
      seen = readEntry((await readEntries())[0]);
      expect(seen).toMatchObject({ body: sent, key, attempts: 1, state: 'sent' });
      return 'answered';
    });
    expect((await run()).state).toBe('done');
    expect(seen).toBeDefined();
  });

  test.each([
    ['the journal keeps nothing', fillJournal, 'journal'],
    ['the browser is offline', () => vi.stubGlobal('navigator', { onLine: false }), 'offline'],
    ['the session has ended', endSession, 'gate'],
  ])('is not sent where %s', async (_name, arrange, because) => {
    arrange();
    expect(await run()).toEqual({ state: 'notSent', because });
    expect(send).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(await readEntries()).toEqual([]);
  });

  test('asked for twice in one moment is sent once', async () => {
    queueAttemptResults('ok', 'ok');
    const both = await runInTime(() =>
      Promise.all([runWrite(writeOf({}), caller()), runWrite(writeOf({}), caller())]),
    );
    expect(both.map(({ state }) => state).toSorted()).toEqual(['done', 'notSent']);
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('is nothing new to the journal but what it says', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    const baseline = { balance: '12.50' };
    await run({ baseline });
    const { id, key, ...kept } = await onlyEntry();
    expect(kept).toStrictEqual({
      account: 'a1',
      api: 'https://panel.example/api/v1',
      keyId: fingerprintOf('otwa_a1'),
      operation: 'reinstallServer',
      target,
      targetName: 'alpha',
      body: JSON.stringify(body),
      at: 100 * hour,
      attempts: 4,
      state: 'unknown',
      baseline,
      failure: { kind: 'network', words: [] },
    });
    expect(new Set([id, key, '']).size).toBe(3);
  });

  test('is unknown, and goes no further, where the journal stops keeping it', async () => {
    queueAttemptResults(lost, 'ok');
    const put = IDBObjectStore.prototype.put;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (
      this: IDBObjectStore,
      ...entry
    ) {
      spy.mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
      });
      return put.apply(this, entry);
    });
    const end = await run();
    spy.mockRestore();
    const { id, attempts } = await onlyEntry();
    expect(end).toMatchObject({ state: 'unknown', entry: { id } });
    expect([attempts, send.mock.calls.length]).toEqual([1, 1]);
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

  test('is not sent where the journal can’t be read', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('broken', 'UnknownError');
    });
    expect(await run()).toEqual({ state: 'notSent', because: 'journal' });
    expect(send).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test('is not sent while another tab is at it', async () => {
    const request = (_name: string, _options: object, hold: (lock: null) => unknown) => hold(null);
    vi.stubGlobal('navigator', { onLine: true, locks: { request } });
    expect(await run()).toEqual({ state: 'notSent', because: 'busy' });
    expect(send).not.toHaveBeenCalled();
  });

  test('that failed by a fault of ours is unknown to the journal, and the fault is thrown on', async () => {
    send.mockRejectedValueOnce(new TypeError('broken'));
    await expect(run()).rejects.toThrow('broken');
    expect((await onlyEntry()).state).toBe('unknown');
  });

  test('that did not leave, nobody says why, has met the gate', async () => {
    queueAttemptResults({ kind: 'notSent' });
    expect(await run()).toEqual({ state: 'notSent', because: 'gate' });
  });

  test('whose entry has lost its key is not sent with another', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    const { key: _key, ...bare } = await onlyEntry();
    await putEntry(bare);
    expect(await run()).toEqual({ state: 'notSent', because: 'unsettled' });
    expect(send).toHaveBeenCalledTimes(4);
  });

  test('is refused while twenty are unsettled', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    const entry = await onlyEntry();
    for (let more = 0; more < 19; more += 1)
      await putEntry({ ...entry, id: `more-${more}`, target: `t${more}` });
    const next = await run({ target: 'another' });
    expect(next).toEqual({ state: 'notSent', because: 'journal' });
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

  test('is told to whoever asked, and to nobody who came meanwhile', async () => {
    queueAttemptResults('ok');
    await run();
    expect(onEnd.mock.calls).toEqual([[{ state: 'done', answer: 'answered' }]]);
    send.mockImplementationOnce(async () => {
      signInAs('a2');
      return 'answered';
    });
    await run();
    expect(onEnd).toHaveBeenCalledOnce();
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
