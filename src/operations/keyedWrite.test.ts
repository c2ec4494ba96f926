import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { learnApiTime } from '#api/apiClock.ts';
import { ApiError, type ApiErrorFacts } from '#api/apiError.ts';
import { endSession, openSession } from '#session/session.ts';
import { deleteEntry, putEntry, readEntries } from './journalDatabase.ts';
import { type JournalEntry, readEntry } from './journalEntry.ts';
import { runInTime } from './runInTime.ts';
import { keyedWrite } from './keyedWrite.ts';
import type { Seen } from './writeStart.ts';
import { singleWrite } from './singleWrite.ts';
import { sessionOf } from '../../tests/support/aSession.ts';

const target = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const body = { os: 'ubuntu', osTemplate: 'ubuntu-24.04' };
const write = { operation: 'reinstallServer', target, targetName: 'alpha', body } as const;
const send = vi.fn<(sent: string, key: string) => Promise<string>>();
/** What is read after a refusal. */
const look = vi.fn<() => Promise<Seen<string>>>();
/** What is read before an open entry goes again. */
const find = vi.fn<() => Promise<string | undefined>>();
const hour = 3_600_000;

const lost: ApiErrorFacts = { kind: 'network' };
const refused: ApiErrorFacts = { kind: 'invalid', status: 400 };

/** The ends of the attempts, one after the other; 'ok' answers well. */
function ends(...facts: readonly (ApiErrorFacts | 'ok')[]): void {
  for (const end of facts) {
    if (end === 'ok') send.mockResolvedValueOnce('answered');
    else send.mockRejectedValueOnce(new ApiError(end));
  }
}

const held = new Set<string>();

/** What the browser's locks do for a caller that doesn't wait. */
async function lockIfFree<End>(
  name: string,
  _options: LockOptions,
  hold: (lock: { readonly name: string } | null) => Promise<End>,
): Promise<End> {
  if (held.has(name)) return hold(null);
  held.add(name);
  return hold({ name }).finally(() => held.delete(name));
}

function signInAs(account: string): void {
  openSession(sessionOf(account));
}

const keyed = () => runInTime(() => keyedWrite({ ...write, send, look, find }));

async function onlyEntry(): Promise<JournalEntry> {
  const [entry, ...others] = await readEntries();
  if (entry === undefined || others.length > 0) throw new Error('not exactly one entry');
  return entry;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 100 * hour });
  vi.stubGlobal('navigator', {
    onLine: true,
    locks: { request: lockIfFree },
  });
  vi.stubGlobal('location', { href: 'https://panel.example/servers' });
  signInAs('a1');
  look.mockResolvedValue({ is: 'notDone' });
});

afterEach(async () => {
  for (const { id } of await readEntries()) await deleteEntry(id);
  endSession();
  send.mockReset();
  look.mockReset();
  find.mockReset();
  vi.useRealTimers();
});

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
    ends(...attempts);
    expect((await keyed()).state).toBe(state);
    expect(send).toHaveBeenCalledTimes(sent);
    // The same bytes with the same key, each time.
    expect(new Set(send.mock.calls.map((call) => call.join(' '))).size).toBe(1);
    expect(send.mock.calls[0]?.[0]).toBe(JSON.stringify(body));
    const left = await readEntries();
    expect(left.map((entry) => entry.state)).toEqual(stays ? ['unknown'] : []);
  });

  test('is continued with its key when it is asked for again', async () => {
    ends(lost, lost, lost, lost);
    await keyed();
    const { key } = await onlyEntry();
    ends('ok');
    expect((await keyed()).state).toBe('done');
    expect(send.mock.calls.map(([, sentKey]) => sentKey)).toEqual(Array.from({ length: 5 }, () => key));
    expect(await readEntries()).toEqual([]);
  });

  test('with other choices is not sent while an earlier one is unsettled', async () => {
    ends(lost, lost, lost, lost);
    await keyed();
    const other = await runInTime(() =>
      keyedWrite({ ...write, body: { ...body, os: 'debian' }, send, look, find }),
    );
    expect(other).toEqual({ state: 'notSent', because: 'unsettled' });
    expect(send).toHaveBeenCalledTimes(4);
  });

  test.each([
    ['12 hours old', 12 * hour - 1_000, 'done'],
    ['older', 12 * hour + 1_000, 'notSent'],
    ['from the future of a clock set back', -hour, 'notSent'],
  ])('%s: %i ms, %s', async (_name, age, state) => {
    ends(lost, lost, lost, lost);
    await keyed();
    await putEntry({ ...(await onlyEntry()), at: Date.now() - age });
    ends('ok');
    expect((await keyed()).state).toBe(state);
  });

  test('of another account is never sent again', async () => {
    ends(lost, lost, lost, lost, 'ok');
    await keyed();
    const { key } = await onlyEntry();
    signInAs('a2');
    expect((await keyed()).state).toBe('done');
    expect(send.mock.calls[4]?.[1]).not.toBe(key);
    expect((await onlyEntry()).account).toBe('a1');
  });

  test('is not sent again by an account that came while it waited', async () => {
    send.mockImplementationOnce(async () => {
      signInAs('a2');
      throw new ApiError(lost);
    });
    expect((await keyed()).state).toBe('unknown');
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('is not sent by an account that comes while the lock is waited for, or while it is kept', async () => {
    const early = keyed();
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
    expect(await keyed()).toEqual({ state: 'notSent', because: 'gate' });
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
    expect((await keyed()).state).toBe('done');
    expect(seen).toBeDefined();
  });

  test.each([
    [
      'the journal keeps nothing',
      () =>
        vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
          throw new DOMException('full', 'QuotaExceededError');
        }),
      'journal',
    ],
    ['the browser is offline', () => vi.stubGlobal('navigator', { onLine: false }), 'offline'],
    ['the session has ended', endSession, 'gate'],
  ])('is not sent where %s', async (_name, arrange, because) => {
    arrange();
    expect(await keyed()).toEqual({ state: 'notSent', because });
    expect(send).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(await readEntries()).toEqual([]);
  });

  test('asked for twice in one moment is sent once', async () => {
    ends('ok', 'ok');
    const both = await runInTime(() =>
      Promise.all([keyedWrite({ ...write, send, look, find }), keyedWrite({ ...write, send, look, find })]),
    );
    expect(both.map(({ state }) => state).toSorted()).toEqual(['done', 'notSent']);
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('is nothing new to the journal but what it says', async () => {
    ends(lost, lost, lost, lost);
    const baseline = { balance: '12.50' };
    await runInTime(() => keyedWrite({ ...write, baseline, send, look, find }));
    const { id, key, ...kept } = await onlyEntry();
    expect(kept).toStrictEqual({
      account: 'a1',
      api: 'https://panel.example/api/v1',
      operation: 'reinstallServer',
      target,
      targetName: 'alpha',
      body: JSON.stringify(body),
      at: 100 * hour,
      attempts: 4,
      state: 'unknown',
      baseline,
    });
    expect(new Set([id, key, '']).size).toBe(3);
  });

  test('is unknown, and goes no further, where the journal stops keeping it', async () => {
    ends(lost, 'ok');
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
    const end = await keyed();
    spy.mockRestore();
    const { id, attempts } = await onlyEntry();
    expect(end).toEqual({ state: 'unknown', entryId: id });
    expect([attempts, send.mock.calls.length]).toEqual([1, 1]);
  });

  test('continued where the journal keeps nothing is still unknown, and stays', async () => {
    ends(lost, lost, lost, lost);
    await keyed();
    const { id } = await onlyEntry();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await keyed()).toEqual({ state: 'unknown', entryId: id });
    vi.restoreAllMocks();
    expect((await onlyEntry()).id).toBe(id);
  });

  test('is not sent where the journal can’t be read', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('broken', 'UnknownError');
    });
    expect(await keyed()).toEqual({ state: 'notSent', because: 'journal' });
    expect(send).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test('is not sent while another tab is at it', async () => {
    const request = (_name: string, _options: object, hold: (lock: null) => unknown) => hold(null);
    vi.stubGlobal('navigator', { onLine: true, locks: { request } });
    expect(await keyed()).toEqual({ state: 'notSent', because: 'busy' });
    expect(send).not.toHaveBeenCalled();
  });

  test('that failed by a fault of ours is unknown to the journal, and the fault is thrown on', async () => {
    send.mockRejectedValueOnce(new TypeError('broken'));
    await expect(keyed()).rejects.toThrow('broken');
    expect((await onlyEntry()).state).toBe('unknown');
  });

  test('that did not leave, nobody says why, has met the gate', async () => {
    ends({ kind: 'notSent' });
    expect(await keyed()).toEqual({ state: 'notSent', because: 'gate' });
  });

  test('whose entry has lost its key is not sent with another', async () => {
    ends(lost, lost, lost, lost);
    await keyed();
    const { key: _key, ...bare } = await onlyEntry();
    await putEntry(bare);
    expect(await keyed()).toEqual({ state: 'notSent', because: 'unsettled' });
    expect(send).toHaveBeenCalledTimes(4);
  });

  test('is refused while twenty are unsettled', async () => {
    ends(lost, lost, lost, lost);
    await keyed();
    const entry = await onlyEntry();
    for (let more = 0; more < 19; more += 1)
      await putEntry({ ...entry, id: `more-${more}`, target: `t${more}` });
    const next = await runInTime(() => keyedWrite({ ...write, target: 'another', send, look, find }));
    expect(next).toEqual({ state: 'notSent', because: 'journal' });
  });
  test.each<[string, Seen<string>, object, readonly string[]]>([
    ['was done', { is: 'done', answer: 'found' }, { state: 'done', answer: 'found' }, []],
    ['was not done', { is: 'notDone' }, { state: 'refused' }, []],
    ['may have been done', { is: 'unclear' }, { state: 'unknown' }, ['unknown']],
  ])('refused, and readings show that it %s', async (_name, seen, outcome, left) => {
    ends(refused);
    const onRefused = vi.fn<() => void>();
    look.mockImplementation(async () => {
      // Nobody else may begin the same while it is being read.
      expect((await onlyEntry()).state).toBe('sent');
      expect(await keyedWrite({ ...write, send, look, find })).toEqual({ state: 'notSent', because: 'busy' });
      return seen;
    });
    expect(await runInTime(() => keyedWrite({ ...write, send, look, find, onRefused }))).toMatchObject(
      outcome,
    );
    expect(onRefused).toHaveBeenCalledOnce();
    expect((await readEntries()).map(({ state }) => state)).toEqual(left);
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('that can be read to have been done is not sent again', async () => {
    ends(lost, lost, lost, lost);
    await keyed();
    find.mockResolvedValue('found');
    expect(await keyed()).toEqual({ state: 'done', answer: 'found' });
    expect(send).toHaveBeenCalledTimes(4);
    expect(await readEntries()).toEqual([]);
  });

  test('is not sent where another account came while it was read', async () => {
    ends(lost, lost, lost, lost);
    await keyed();
    find.mockImplementation(async () => {
      signInAs('a2');
      return undefined;
    });
    expect(await keyed()).toEqual({ state: 'notSent', because: 'gate' });
    expect(send).toHaveBeenCalledTimes(4);
  });

  test('is too old where the API’s clock says so, though the browser’s does not', async () => {
    const tell = (time: number): void => learnApiTime(new Headers({ date: new Date(time).toUTCString() }));
    tell(500 * hour);
    ends(lost, lost, lost, lost);
    await keyed();
    expect((await onlyEntry()).apiAt).toBeGreaterThanOrEqual(500 * hour);
    // The reading ahead of it tells the time.
    find.mockImplementation(async () => {
      tell(513 * hour);
      return undefined;
    });
    expect(await keyed()).toEqual({ state: 'notSent', because: 'unsettled' });
    expect(send).toHaveBeenCalledTimes(4);
    expect((await onlyEntry()).state).toBe('unknown');
  });

  test('refused and not settled goes on with the same key', async () => {
    ends(refused, 'ok');
    look.mockResolvedValue({ is: 'unclear' });
    await keyed();
    expect((await keyed()).state).toBe('done');
    expect(new Set(send.mock.calls.map(([, key]) => key)).size).toBe(1);
    expect(await readEntries()).toEqual([]);
  });
});

describe('a write without a key', () => {
  const single = () =>
    runInTime(() => singleWrite({ ...write, operation: 'terminateServer', send: () => send('', '') }));

  test.each<[string, ApiErrorFacts | 'ok', string, boolean]>([
    ['answered', 'ok', 'done', false],
    ['its answer lost', lost, 'unknown', true],
    ['a 500', { kind: 'server', status: 500 }, 'unknown', true],
    ['refused', { kind: 'forbidden', status: 403 }, 'refused', false],
    ['its key refused', { kind: 'unauthorized', status: 401 }, 'refused', false],
    ['not sent', { kind: 'notSent', notSentBecause: 'offline' }, 'notSent', false],
  ])('%s: once on the line, whatever comes', async (_name, end, state, stays) => {
    ends(end);
    expect((await single()).state).toBe(state);
    expect(send).toHaveBeenCalledTimes(1);
    expect((await readEntries()).length).toBe(stays ? 1 : 0);
  });

  test.each([
    [{ kind: 'notSent' } as const, 'gate'],
    [{ kind: 'notSent', notSentBecause: 'budget' } as const, 'budget'],
  ])('%j did not leave because of: %s', async (facts, because) => {
    ends(facts);
    expect(await single()).toEqual({ state: 'notSent', because });
  });

  test.each<[string, Seen<string>, string, readonly string[]]>([
    ['was done', { is: 'done', answer: 'found' }, 'done', []],
    ['was not done', { is: 'notDone' }, 'refused', []],
    ['may have been done', { is: 'unclear' }, 'unknown', ['unknown']],
  ])('refused, and readings show that it %s', async (_name, seen, state, left) => {
    ends({ kind: 'forbidden', status: 403 });
    look.mockResolvedValue(seen);
    const outcome = await runInTime(() =>
      singleWrite({ ...write, operation: 'terminateServer', send: () => send('', ''), look }),
    );
    expect(outcome.state).toBe(state);
    expect((await readEntries()).map((entry) => entry.state)).toEqual(left);
  });

  test('is not read of with a key that is refused', async () => {
    ends({ kind: 'unauthorized', status: 401 });
    await runInTime(() =>
      singleWrite({ ...write, operation: 'terminateServer', send: () => send('', ''), look }),
    );
    expect(look).not.toHaveBeenCalled();
  });

  test('is not sent where the journal keeps nothing', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await single()).toEqual({ state: 'notSent', because: 'journal' });
    expect(send).not.toHaveBeenCalled();
  });

  test('that failed by a fault of ours is unknown to the journal, and the fault is thrown on', async () => {
    send.mockRejectedValueOnce(new TypeError('broken'));
    await expect(single()).rejects.toThrow('broken');
    expect((await onlyEntry()).state).toBe('unknown');
  });

  test('has neither key nor body nor what was not known before', async () => {
    ends(lost);
    await runInTime(() =>
      singleWrite({ operation: 'terminateServer', target, targetName: '', send: () => send('', '') }),
    );
    const kept = await onlyEntry();
    expect(kept).toMatchObject({ body: '', state: 'unknown' });
    expect(['key' in kept, 'baseline' in kept]).toEqual([false, false]);
  });

  test('asked for again and answered, where every answer says that it was done, is settled', async () => {
    ends(lost, 'ok');
    await single();
    expect((await single()).state).toBe('done');
    expect(await readEntries()).toEqual([]);
  });

  test('answered once is settled, whatever the answer says', async () => {
    ends('ok');
    const outcome = await runInTime(() =>
      singleWrite({ ...write, send: () => send('', ''), wasDone: () => false }),
    );
    expect(outcome.state).toBe('done');
    expect(await readEntries()).toEqual([]);
  });

  test('refused when it is asked for again after a lost answer: the first may still have been done', async () => {
    ends(lost, { kind: 'forbidden', status: 403 });
    await single();
    expect((await single()).state).toBe('refused');
    expect(await onlyEntry()).toMatchObject({ attempts: 2, state: 'unknown' });
  });

  test('answered as not done when it is asked for again: the first may still have been done', async () => {
    ends(lost, 'ok');
    await single();
    const again = {
      ...write,
      operation: 'terminateServer',
      send: () => send('', ''),
      wasDone: () => false,
    } as const;
    expect((await runInTime(() => singleWrite(again))).state).toBe('done');
    expect(await onlyEntry()).toMatchObject({ attempts: 2, state: 'unknown' });
    send.mockResolvedValueOnce('answered');
    expect((await runInTime(() => singleWrite({ ...again, wasDone: () => true }))).state).toBe('done');
    expect(await readEntries()).toEqual([]);
  });
});
