import { describe, expect, test, vi } from 'vitest';
import { ApiError, type ApiErrorFacts } from '#api/apiError.ts';
import { endSession } from '#session/session.ts';
import { fingerprintOf } from '../../../tests/support/aSession.ts';
import { putEntry, readEntries } from './journal.ts';
import { type JournalEntry, readEntry } from './journalEntry.ts';
import { runWrite } from './runWrite.ts';
import {
  body,
  caller,
  queueAttemptResults,
  fillJournal,
  hour,
  lost,
  onEnd,
  onlyEntry,
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

  test('is refused while twenty are unsettled', async () => {
    queueAttemptResults(lost, lost, lost, lost);
    await run();
    const entry = await onlyEntry();
    for (let more = 0; more < 19; more += 1)
      await putEntry({ ...entry, id: `more-${more}`, target: `t${more}` });
    const next = await run({ target: 'another' });
    expect(next).toEqual({ state: 'notSent', because: 'journal' });
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
});
