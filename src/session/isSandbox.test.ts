// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { forgetBudget } from '#api/budget.ts';
import { send } from '#api/transport.ts';
import { sandbox } from '#brand/sandbox.ts';
import { sandboxHeader } from '#domain/sandboxHeader.ts';
import { keepSettings } from './firstRequests.ts';
import { newParty, openHandover, sealFor } from './handover.ts';
import type { Session } from './identity.ts';
import { findKeptSession, keepSession, sessionPrefix, storeLastSeen } from './keptSession.ts';
import { restoreSession } from './restoreSession.ts';
import { currentSession, endSession, lockSession, openSession, refuseSession } from './session.ts';
import { apiAddress } from './sessionSettings.ts';
import { tryKey } from './signIn.ts';
import { sessionOf as of } from '../../tests/support/aSession.ts';
import { configured, prepareCleanSession } from '../../tests/support/cleanSession.ts';

prepareCleanSession();

type Said = 'sandbox' | 'nothing';

/** Sets the API's response. */
function answer(said: Said, status = 200, body = '{}', type = 'application/json'): void {
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('fetch', async () => {
    const headers = { 'content-type': type, ...(said === 'sandbox' && { [sandboxHeader]: '1' }) };
    return new Response(body, { status, headers });
  });
}

/** Signs in with a key, as the form does. */
async function signIn(key: string): Promise<void> {
  forgetBudget();
  const result = await tryKey(key, '/api/v1');
  if ('session' in result) openSession(result.session);
}

const read = () => send('/account').catch(() => undefined);
const known = (session: Session): Session => ({ ...session, isSandbox: true });
/** What the page's outline finds for its first paint. */
const outlined = (): boolean =>
  sessionStorage.getItem(`${sessionPrefix}settings`)?.includes('"isSandbox":true') === true;

describe('signed in', () => {
  test.each<[string, Said, number, string, boolean]>([
    ['a real API never is one', 'nothing', 200, 'otwa_sandbox_owner', false],
    ['nor is it by the look of a key that may not read the account', 'nothing', 403, 'otwa_sandbox_x', false],
    ['a sandbox is one, whatever the key looks like', 'sandbox', 200, 'otwa_live_0123', true],
    ['a sandbox is one for a key that may not read the account', 'sandbox', 403, 'otwa_live_0123', true],
  ])('%s', async (_name, said, status, key, expected) => {
    answer(said, status, '{"message":"Words of the API"}');
    await signIn(key);
    expect(currentSession().state).toBe('open');
    expect(sandbox.get()).toBe(expected);
    expect(outlined()).toBe(expected);
    await read();
    expect(sandbox.get()).toBe(expected);
  });

  test('nothing is said before a key is accepted', async () => {
    answer('sandbox', 401);
    await signIn('otwa_sandbox_owner');
    expect(sandbox.get()).toBe(false);
  });

  test.each([
    ['a proxy’s own page', 502, '<h1>Bad gateway</h1>'],
    ['an answer', 200, '{}'],
    ['a refusal of the key', 401, '{"message":"Unauthorized","statusCode":401}'],
  ])('to a sandbox, %s that doesn’t say so changes nothing', async (_name, status, body) => {
    answer('sandbox');
    await signIn('k');
    answer('nothing', status, body);
    await read();
    expect(sandbox.get()).toBe(true);
  });

  test.each([
    ['an answer', 200, '{}'],
    ['an error', 500, '{"message":"Internal server error"}'],
    ['a page', 502, '<h1>Bad gateway</h1>'],
    ['an answer that can’t be read', 200, 'no JSON'],
  ])('%s that says so first counts, and is kept for a reload', async (_name, status, body) => {
    openSession(of('a1'));
    expect([sandbox.get(), outlined()]).toEqual([false, false]);
    answer('sandbox', status, body);
    await read();
    expect([sandbox.get(), outlined()]).toEqual([true, true]);
    await vi.waitFor(async () => expect(await findKeptSession(apiAddress())).toEqual(known(of('a1'))));
  });

  test('another key says anew what its API is', async () => {
    openSession(known(of('a1')));
    answer('nothing');
    await signIn('another');
    expect([sandbox.get(), outlined()]).toEqual([false, false]);
  });

  test('an answer to the key before says nothing of this one', async () => {
    openSession(of('a1'));
    const late = Promise.withResolvers<Response>();
    const fetched = vi.fn<() => Promise<Response>>(() => late.promise);
    vi.stubGlobal('fetch', fetched);
    const sent = read();
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce());
    openSession(of('a2'));
    late.resolve(new Response('{}', { headers: { [sandboxHeader]: '1' } }));
    await sent;
    expect([sandbox.get(), outlined()]).toEqual([false, false]);
  });

  test('the gate keeps it; signing out and the lock end it, and leave nothing of it', () => {
    for (const end of [endSession, lockSession]) {
      openSession(known(of('a1')));
      refuseSession(known(of('a1')));
      expect([sandbox.get(), outlined()]).toEqual([true, true]);
      end();
      expect([sandbox.get(), outlined()]).toEqual([false, false]);
    }
  });

  test('it is kept nowhere where the operator wants memory alone', () => {
    configured({ keep: 'memory' });
    openSession(known(of('a1')));
    expect(sandbox.get()).toBe(true);
    expect(sessionStorage).toHaveLength(0);
  });
});

describe('a page that is loaded', () => {
  test('knows it before any answer, from the session that it goes on with', async () => {
    await keepSession(known(of('a1')), apiAddress());
    storeLastSeen(Date.now());
    await restoreSession();
    expect(sandbox.get()).toBe(true);
  });

  test('takes it from the session alone, which is sealed for its API and its key', async () => {
    await keepSession(of('a1'), apiAddress());
    keepSettings({ apiBaseUrl: '/api/v1', idleMinutes: 30, isSandbox: true });
    storeLastSeen(Date.now());
    await restoreSession();
    expect(sandbox.get()).toBe(false);
    await keepSession(known(of('a1')), 'https://other.example/v1');
    expect(await findKeptSession(apiAddress())).toBeUndefined();
  });

  test('is handed it with the session of another tab', async () => {
    const party = await newParty();
    const sealed = await sealFor({ ask: 'q', publicKey: party.publicKey }, known(of('a1')));
    expect(await openHandover(party, { ask: 'q', ...sealed })).toEqual(known(of('a1')));
  });
});
