import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '#api/apiError.ts';
import { reinstallServer, renameServer, terminateServer } from '#api/generated/servers/servers.ts';
import { endSession, openSession } from '#session/session.ts';
import { runInTime } from './runInTime.ts';
import { intentOf, startIntents } from './intents.ts';
import { requestReinstall } from './reinstall.ts';
import { renameTo } from './rename.ts';
import { requestTermination } from './termination.ts';
import { sessionOf } from '../../tests/support/aSession.ts';

vi.mock('#api/generated/servers/servers.ts', async (original) => ({
  ...(await original<object>()),
  reinstallServer: vi.fn<() => Promise<object>>(),
  renameServer: vi.fn<() => Promise<object>>(),
  terminateServer: vi.fn<() => Promise<object>>(),
}));

const serverId = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const target = { serverId, serverName: 'alpha' };
const queryClient = new QueryClient();
const kept = new Map<string, string>();

function signInAs(account: string): void {
  openSession(sessionOf(account));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  vi.stubGlobal('navigator', {
    onLine: true,
    locks: { request: (_name: string, _options: object, hold: (lock: object) => unknown) => hold({}) },
  });
  vi.stubGlobal('location', { href: 'https://panel.example/servers' });
  startIntents();
  signInAs('a1');
});

afterEach(() => {
  endSession();
  vi.useRealTimers();
});

test('a termination that is refused after an unclear one stays unclear, and so does one that is not sent', async () => {
  const ask = () => runInTime(() => requestTermination(queryClient, target, { isShown: () => false }));
  vi.mocked(terminateServer)
    .mockRejectedValueOnce(new ApiError({ kind: 'network' }))
    .mockRejectedValueOnce(new ApiError({ kind: 'forbidden', status: 403 }));
  await ask();
  expect(intentOf(serverId)?.state).toBe('unknown');
  await ask();
  expect(intentOf(serverId)?.state).toBe('unknown');
  vi.stubGlobal('navigator', { onLine: false });
  await ask();
  expect(intentOf(serverId)?.state).toBe('unknown');
});

const body = { os: 'debian', osTemplate: 'debian-13' };

test.each([
  [
    'a termination',
    vi.mocked(terminateServer),
    () => requestTermination(queryClient, target, { isShown: () => false }),
  ],
  [
    'a reinstall',
    vi.mocked(reinstallServer),
    () => requestReinstall(queryClient, { ...target, formerOs: '', body }, { isShown: () => false }),
  ],
  ['a rename', vi.mocked(renameServer), () => renameTo(queryClient, target, 'beta')],
])('how %s ended is not told to whoever signed in meanwhile, nor kept', async (_what, call, ask) => {
  for (const meanwhile of [endSession, () => signInAs('a2')]) {
    signInAs('a1');
    call.mockImplementationOnce(async () => {
      meanwhile();
      throw new ApiError({ kind: 'conflict', status: 409, words: ['Busy'] });
    });
    await runInTime<unknown>(ask);
    expect(intentOf(serverId)).toBeUndefined();
    expect([...kept.values()].join()).not.toContain('alpha');
  }
});
