// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { send } from '#api/transport.ts';
import type { Session } from './identity.ts';
import { readLastSeen, findKeptSession, keepSession, lockedMark, sessionPrefix } from './keptSession.ts';
import { isRecent, lastSeen, noteSeen } from './lastSeen.ts';
import { knownScope } from './scopes.ts';

import {
  currentOwner,
  currentSession,
  endSession,
  isSameAccount,
  lockSession,
  openSession,
  refuseSession,
} from './session.ts';
import { apiAddress } from './sessionSettings.ts';
import { sessionOf as of, unnamedSession as unnamed } from '../../tests/support/aSession.ts';
import { configured, prepareCleanSession } from '../../tests/support/cleanSession.ts';

const minute = 60_000;

/** Sets the API's next response. */
function answer(status: number, body = '[]'): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })));
}

prepareCleanSession();

describe('two sessions are of one account', () => {
  test.each<[string, Session, Session, boolean]>([
    ['with one id, whatever their keys', of('a1'), of('a1', 'another'), true],
    ['not with two ids', of('a1'), of('a2'), false],
    ['not with ids that came empty, which tell nothing', of('', 'one'), of('', 'other'), false],
    ['with one key, though its id came empty', of('', 'k'), of('', 'k'), true],
    ['with one key that may not read it', unnamed('otwa_1234'), unnamed('otwa_1234'), true],
    ['not with two such keys that end alike', unnamed('otwa_a_1234'), unnamed('otwa_b_1234'), false],
    ['with one key of which only one session knows the id', of('a1', 'k'), unnamed('k'), true],
    ['not with two keys of which one session knows the id', of('a1'), unnamed('k'), false],
  ])('%s', (_name, one, other, answer) => {
    expect(isSameAccount(one, other)).toBe(answer);
    expect(isSameAccount(other, one)).toBe(answer);
  });
});

test.each<[string, Session, string]>([
  ['its id and its key’s fingerprint', of('a1'), 'a1'],
  ['its key’s fingerprint, where the id came empty', of('', 'otwa_5678'), ''],
  ['its key’s fingerprint, where the key may not read it', unnamed('otwa_1234'), ''],
])('an account is called by %s, at the gate too', (_name, session, account) => {
  openSession(session);
  expect(currentOwner()).toEqual({ api: apiAddress(), account, keyId: session.keyId });
  refuseSession(session);
  expect(currentOwner()).toEqual({ api: apiAddress(), account, keyId: session.keyId });
  endSession();
  expect(currentOwner()).toBeUndefined();
});

describe('what was kept of a session', () => {
  const place = `${sessionPrefix}stats`;

  test.each<[string, Session, Session, boolean]>([
    ['goes when another account comes', of('a1'), of('a2'), false],
    ['goes when nobody knows whether it is another', of('', 'one'), of('', 'other'), false],
    ['stays with the key that it came with', of(''), of(''), true],
    ['stays when the same account brings another key', of('a1'), of('a1', 'another'), true],
  ])('%s', async (_name, former, next, stays) => {
    openSession(former);
    sessionStorage.setItem(place, 'x');
    openSession(next);
    expect(sessionStorage.getItem(place)).toBe(stays ? 'x' : null);
    await vi.waitFor(async () => expect(await findKeptSession(apiAddress())).toEqual(next));
  });

  test('goes when another account comes to the gate', () => {
    openSession(of('a1'));
    sessionStorage.setItem(place, 'x');
    refuseSession(of('a1'));
    openSession(of('a2'));
    expect(sessionStorage.getItem(place)).toBeNull();
  });

  test.each([
    ['signing out', endSession, Number.NaN, { state: 'signedOut', because: 'person' }],
    ['the lock', lockSession, lockedMark, { state: 'signedOut', because: 'idle' }],
  ])('goes with %s', async (_name, close, seen, state) => {
    openSession(of('a1'));
    sessionStorage.setItem(place, 'x');
    answer(200);
    await send('/servers');
    close();
    expect(currentSession()).toEqual(state);
    expect(await findKeptSession(apiAddress())).toBeUndefined();
    expect(sessionStorage.getItem(place)).toBeNull();
    expect(readLastSeen()).toBe(seen);
    expect(knownScope('servers:read')).toBe('unknown');
    await expect(send('/servers')).rejects.toMatchObject({ facts: { notSentBecause: 'gate' } });
  });

  test('is nothing where the operator wants memory alone, and what was there before goes', async () => {
    await keepSession(of('a1'), apiAddress());
    configured({ keep: 'memory' });
    expect(await findKeptSession(apiAddress())).toBeUndefined();
    openSession(of('a2'));
    expect(sessionStorage).toHaveLength(0);
    expect(lastSeen()).toBe(Date.now());
  });
});

test('no key is used for an API that the page may not talk to', async () => {
  configured({ refusedApi: 'https://other.example' });
  openSession(of('a1'));
  expect(currentSession()).toEqual({ state: 'signedOut', because: 'person' });
  expect(await findKeptSession(apiAddress())).toBeUndefined();
});

describe('the answers of a session', () => {
  test('teach what its key may do, until another key comes', async () => {
    openSession(of('a1'));
    answer(200);
    await send('/servers');
    expect(knownScope('servers:read')).toBe('granted');
    openSession(of('a1'));
    expect(knownScope('servers:read')).toBe('granted');
    openSession(of('a1', 'another'));
    expect(knownScope('servers:read')).toBe('unknown');
  });

  test('shut the gate where the key is refused, and nothing is sent any more', async () => {
    openSession(of('a1'));
    answer(401, '{"message":"Unauthorized"}');
    await expect(send('/servers')).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(currentSession()).toEqual({ state: 'gate', session: of('a1') });
    await expect(send('/servers')).rejects.toMatchObject({ facts: { notSentBecause: 'gate' } });
  });

  test.each([
    [401, 'another key is there', () => openSession(of('a1', 'another')), 'open'],
    [401, 'nobody is', endSession, 'signedOut'],
    [200, 'another key is there', () => openSession(of('a1', 'another')), 'open'],
  ])('that come late, %i, say nothing where %s by then', async (status, _name, change, state) => {
    openSession(of('a1'));
    const late = Promise.withResolvers<Response>();
    const fetched = vi.fn<() => Promise<Response>>(() => late.promise);
    vi.stubGlobal('fetch', fetched);
    const sent = send('/servers').catch(() => undefined);
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce());
    change();
    late.resolve(new Response('[]', { status }));
    await sent;
    expect(currentSession().state).toBe(state);
    expect(knownScope('servers:read')).toBe('unknown');
  });
});

describe('whoever was seen', () => {
  test.each([
    [0, true],
    [30 * minute - 1, true],
    [30 * minute, false],
    [-minute + 1, true],
    [-minute, false],
    [Number.NaN, false],
  ])('%i ms ago is taken to be there still: %s', (ago, answer) =>
    expect(isRecent(Date.now() - ago)).toBe(answer),
  );

  test('is noted for a reload', () => {
    noteSeen(12_345);
    expect([lastSeen(), readLastSeen()]).toEqual([12_345, 12_345]);
  });
});
