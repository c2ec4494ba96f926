// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { firstReadsOf, keepSettings, sendFirstRequests } from './firstRequests.ts';
import { findKeptSession, keepSession, storeLastSeen } from './keptSession.ts';
import { apiAddress } from './sessionSettings.ts';
import { sessionOf } from '../../tests/support/aSession.ts';
import { prepareCleanSession } from '../../tests/support/cleanSession.ts';

const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

test.each([
  ['/', ['/servers', '/account']],
  ['/servers', ['/servers', '/account']],
  ['/servers/', ['/servers', '/account']],
  [`/servers/${id}`, [`/servers/${id}`, '/account']],
  [`/servers/${id}/addons`, [`/servers/${id}`, '/account']],
  [`/sso/servers/${id}`, [`/servers/${id}`, '/account']],
  ['/servers/..%2Faccount', ['/account']],
  ['/sso', ['/account']],
  ['/deploy/region', ['/account']],
  ['/sign-in', []],
])('the page at %s begins with %j', (page, reads) => {
  expect(firstReadsOf(page)).toEqual(reads);
});

test.each([
  [`/servers/${id}`, [`/servers/${id}`, '/account', `/servers/${id}/stats`]],
  [`/servers/${id}/`, [`/servers/${id}`, '/account', `/servers/${id}/stats`]],
  [`/servers/${id}/addons`, [`/servers/${id}`, '/account']],
  [`/sso/servers/${id}`, [`/servers/${id}`, '/account']],
  ['/servers/..%2Faccount', ['/account']],
  ['/servers', ['/servers', '/account']],
])('where samples are taken, the page at %s begins with %j', (page, reads) => {
  expect(firstReadsOf(page, true)).toEqual(reads);
});

describe('the first requests', () => {
  const fetched = vi.fn<typeof fetch>();
  const settings = { apiBaseUrl: '/api/v1', idleMinutes: 30 };
  prepareCleanSession();
  beforeEach(async () => {
    vi.stubGlobal(
      'fetch',
      fetched.mockReset().mockImplementation(async () => new Response('{}')),
    );
    history.replaceState(null, '', '/servers');
    await keepSession(sessionOf('a1'), apiAddress());
    keepSettings(settings);
    storeLastSeen(Date.now());
  });
  const sent = () =>
    fetched.mock.calls.map(([to, options]) => [to, new Headers(options?.headers).get('authorization')]);

  test('are sent with the key of the session that this tab has kept', async () => {
    await sendFirstRequests();
    const key = `Bearer ${sessionOf('a1').key}`;
    expect(sent()).toEqual([
      ['/api/v1/servers', key],
      ['/api/v1/account', key],
    ]);
  });

  test.each([
    ['is requested with them', '', 'visible', 1],
    ['is requested at another interval', '?interval=10', 'visible', 1],
    ['is not where the user has paused it', '?window=all&interval=off', 'visible', 0],
    ['is not in a tab that nobody sees', '', 'hidden', 0],
  ] as const)('a server’s load %s', async (_name, search, visibility, count) => {
    history.replaceState(null, '', `/servers/${id}${search}`);
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
    await sendFirstRequests();
    seen.mockRestore();
    expect(sent().map(([to]) => to)).toEqual(
      [`/api/v1/servers/${id}`, '/api/v1/account', `/api/v1/servers/${id}/stats`].slice(0, 2 + count),
    );
  });

  test.each([
    ['nobody has been here for too long', () => storeLastSeen(Date.now() - 31 * 60_000)],
    ['it is not known how long nobody has been here', () => sessionStorage.clear()],
    ['the settings can’t be read', () => keepSettings({ ...settings, idleMinutes: Number.NaN })],
    ['the API’s address can’t be read', () => keepSettings({ ...settings, apiBaseUrl: 'https://[' })],
    ['the session was sealed for another API', () => keepSettings({ ...settings, apiBaseUrl: '/api/v2' })],
  ])('are not sent where %s', async (_name, change) => {
    change();
    await sendFirstRequests();
    expect(fetched).not.toHaveBeenCalled();
  });

  test('are not sent to an API that the page may not talk to', async () => {
    keepSettings({ ...settings, apiBaseUrl: 'https://evil.example' });
    await keepSession(sessionOf('a1'), 'https://evil.example/');
    await sendFirstRequests();
    expect(fetched).not.toHaveBeenCalled();
  });

  test('leave a session that they can’t open to the code that restores it', async () => {
    keepSettings({ ...settings, apiBaseUrl: '/api/v2' });
    await sendFirstRequests();
    expect(await findKeptSession(apiAddress())).toEqual(sessionOf('a1'));
  });
});
