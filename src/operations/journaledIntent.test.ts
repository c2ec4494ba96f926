// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '#api/apiError.ts';
import { reinstallServer, renameServer, terminateServer } from '#api/generated/writes/writes.ts';
import { currentOwner, endSession, openSession } from '#session/session.ts';
import { intentOf } from '#operations/intents/intents.ts';
import { requestReinstall } from './reinstall.ts';
import { renameTo } from './rename.ts';
import { requestTermination } from './termination.ts';
import type { Caller } from '#operations/writes/write.ts';
import { runInTime } from '../../tests/support/writeTrial.ts';
import { sessionOf } from '../../tests/support/aSession.ts';

vi.mock('#api/generated/writes/writes.ts', async (original) => ({
  ...(await original<object>()),
  reinstallServer: vi.fn<() => Promise<object>>(),
  renameServer: vi.fn<() => Promise<object>>(),
  terminateServer: vi.fn<() => Promise<object>>(),
}));

const serverId = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const target = { serverId, serverName: 'alpha' };
const queryClient = new QueryClient();
const caller = (): Caller => ({ queryClient, owner: currentOwner(), isShown: () => false });

function signInAs(account: string): void {
  openSession(sessionOf(account));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('navigator', {
    onLine: true,
    locks: { request: (_name: string, _options: object, hold: (lock: object) => unknown) => hold({}) },
  });
  // No reading settles anything here, and nothing answers the check whether the browser is really offline.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('nothing answers')));
  signInAs('a1');
});

afterEach(() => {
  endSession();
  vi.useRealTimers();
});

test('a termination that is refused after an unclear one stays unclear, and so does one that is not sent', async () => {
  const request = () => runInTime(() => requestTermination(caller(), target));
  vi.mocked(terminateServer)
    .mockRejectedValueOnce(new ApiError({ kind: 'network' }))
    .mockRejectedValueOnce(new ApiError({ kind: 'forbidden', status: 403 }));
  await request();
  expect(intentOf(serverId)?.state).toBe('unknown');
  await request();
  expect(intentOf(serverId)?.state).toBe('unknown');
  vi.stubGlobal('navigator', { onLine: false });
  await request();
  expect(intentOf(serverId)?.state).toBe('unknown');
});

const body = { os: 'debian', osTemplate: 'debian-13' };

test.each([
  ['a termination', vi.mocked(terminateServer), () => requestTermination(caller(), target)],
  [
    'a reinstall',
    vi.mocked(reinstallServer),
    () => requestReinstall(caller(), { ...target, formerOs: '', body }),
  ],
  [
    'a rename',
    vi.mocked(renameServer),
    () => renameTo(caller(), { ...target, label: 'beta', former: 'alpha' }),
  ],
])('how %s ended is not told to whoever signed in meanwhile, nor kept', async (_what, call, request) => {
  for (const changeSession of [endSession, () => signInAs('a2')]) {
    signInAs('a1');
    call.mockImplementationOnce(async () => {
      changeSession();
      throw new ApiError({ kind: 'conflict', status: 409, words: ['Busy'] });
    });
    await runInTime<unknown>(request);
    expect(intentOf(serverId)).toBeUndefined();
    expect(JSON.stringify(Object.entries(sessionStorage))).not.toContain('alpha');
  }
});
