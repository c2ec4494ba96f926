// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetBudget } from '#api/budget.ts';
import { onSecretsGo } from './secretsGo.ts';
import { endSession, openSession, refuseSession } from './session.ts';
import { tryKey } from './signIn.ts';
import { sessionOf, unnamedSession } from '../../tests/support/aSession.ts';

const fetched = vi.fn<typeof fetch>();
const here = () => new URL('/api/v1', location.href).href;
const away = 'https://api.example/v1';

/** Sets the API's response; without a status, it can't be reached. */
function answer(status?: number, body = ''): void {
  fetched.mockImplementation(() =>
    status === undefined
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(new Response(body, { status })),
  );
}

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('navigator', { onLine: true });
  fetched.mockReset();
});

afterEach(() => {
  endSession();
  forgetBudget();
});

describe('a key', () => {
  test.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['otwa key', 'characters'],
    ['otwa_é', 'characters'],
    ['otwa\u0000', 'characters'],
  ])('%j goes nowhere: %s', async (typed, problem) => {
    expect(await tryKey(typed, away)).toEqual({ problem });
    expect(fetched).not.toHaveBeenCalled();
  });

  test('goes nowhere from a page that others on the way can change', async () => {
    vi.stubGlobal('isSecureContext', false);
    expect(await tryKey('otwa_1234', away)).toEqual({ problem: 'insecurePage' });
    expect(fetched).not.toHaveBeenCalled();
  });

  test('is tried with the spaces around it taken off, and says whose it is', async () => {
    const who = { id: '7d444840-9dc0-11d1-b245-5ffdce74fad2', email: 'a@example.com', name: 'Ada' };
    answer(200, JSON.stringify({ id: who.id, email: who.email, firstName: 'Ada' }));
    expect(await tryKey(' otwa_1234\n', away)).toEqual({ session: { ...unnamedSession('otwa_1234'), who } });
    const [address, options] = fetched.mock.calls[0] ?? [];
    expect(address).toBe(`${away}/account`);
    expect(new Headers(options?.headers).get('authorization')).toBe('Bearer otwa_1234');
  });

  test('that may not read the account is as good, and called by its end', async () => {
    answer(403, '{"message":"Forbidden"}');
    expect(await tryKey('otwa_1234', away)).toEqual({
      session: unnamedSession('otwa_1234'),
    });
  });

  test.each<[number, string, object]>([
    [401, '{"message":"Unauthorized"}', { problem: 'notValid' }],
    [401, '<html>', { problem: 'intermediary', status: 401 }],
    [403, '<html>', { problem: 'intermediary', status: 403 }],
    [404, '{"message":"Not found"}', { problem: 'noApi', address: away }],
    [404, '<html>', { problem: 'noApi', address: away }],
    [200, '<html>', { problem: 'noApi', address: away }],
    [408, '', { problem: 'timeout' }],
    [429, '', { problem: 'busy' }],
    [503, '{"message":"Down"}', { problem: 'server', status: 503, words: ['Down'] }],
    [500, '', { problem: 'server', status: 500, words: [] }],
    [409, '{"message":[]}', { problem: 'server', status: 409, words: [] }],
  ])('that is answered with %i %s', async (status, body, problem) => {
    answer(status, body);
    expect(await tryKey('otwa_1234', away)).toEqual(problem);
  });
});

describe('an API that does not answer', () => {
  test('is offline where the browser says so and nothing answers, and gets the key once', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    answer();
    expect(await tryKey('otwa_1234', away)).toEqual({ problem: 'offline' });
    expect(fetched.mock.calls.filter(([, options]) => options?.mode !== 'no-cors')).toHaveLength(1);
  });

  test('on this very site is out of reach', async () => {
    answer();
    expect(await tryKey('otwa_1234', '/api/v1')).toEqual({ problem: 'unreachable', address: here() });
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['nor without CORS is out of reach', false, 'unreachable'],
    ['but does without CORS withholds its answers', true, 'blocked'],
  ])('%s', async (_name, answers, problem) => {
    fetched.mockImplementation((_address, options) =>
      answers && options?.mode === 'no-cors'
        ? Promise.resolve(Response.error())
        : Promise.reject(new TypeError('Failed to fetch')),
    );
    expect(await tryKey('otwa_1234', away)).toEqual({ problem, address: away });
    // The second request carries no key.
    expect(new Headers(fetched.mock.calls[1]?.[1]?.headers).has('authorization')).toBe(false);
  });
});

describe('secrets on the screen', () => {
  const session = sessionOf('a1');
  const forget = vi.fn<() => void>();

  test.each<[string, () => void, number]>([
    ['go as the tab is hidden', () => document.dispatchEvent(new Event('visibilitychange')), 1],
    ['go as the page is left', () => window.dispatchEvent(new Event('pagehide')), 1],
    ['go as the gate shuts', () => refuseSession(session), 1],
    ['go with the session', endSession, 1],
    ['stay while another key of the session comes', () => openSession({ ...session, key: 'next' }), 0],
  ])('%s, and nothing is told once they are gone', (_name, change, times) => {
    openSession(session);
    forget.mockReset();
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const stop = onSecretsGo(forget);
    change();
    expect(forget).toHaveBeenCalledTimes(times);
    stop();
    change();
    endSession();
    expect(forget).toHaveBeenCalledTimes(times);
  });

  test('stay as the tab comes into sight', () => {
    forget.mockReset();
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    const stop = onSecretsGo(forget);
    document.dispatchEvent(new Event('visibilitychange'));
    stop();
    expect(forget).not.toHaveBeenCalled();
  });
});
