// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError, type ApiErrorFacts } from '#api/apiError.ts';
import { renameServer } from '#api/generated/writes/writes.ts';
import { currentOwner, endSession, openSession } from '#session/session.ts';
import { renameTo } from './rename.ts';
import { sessionOf } from '../../tests/support/aSession.ts';

vi.mock('#api/generated/writes/writes.ts', async (original) => ({
  ...(await original<object>()),
  renameServer: vi.fn<() => Promise<object>>(),
}));

const target = { serverId: '7d444840-9dc0-11d1-b245-5ffdce74fad2', serverName: 'alpha' };

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.stubGlobal('navigator', {
    onLine: true,
    locks: { request: (_name: string, _options: object, hold: (lock: object) => unknown) => hold({}) },
  });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  openSession(sessionOf('a1'));
});

afterEach(() => {
  endSession();
  vi.mocked(renameServer).mockReset();
});

const lost: ApiErrorFacts = { kind: 'network' };

test.each<[string, readonly ApiErrorFacts[], string, number]>([
  ['refused', [{ kind: 'conflict', status: 409 }], 'refused', 1],
  ['offline', [{ kind: 'notSent', notSentBecause: 'offline' }], 'notSent', 1],
  ['lost three times', [lost, lost, lost], 'unknown', 3],
  // A later attempt that certainly did nothing says nothing about the first.
  ['lost, then refused', [lost, { kind: 'rateLimited', status: 429 }], 'unknown', 2],
  ['lost, then offline', [lost, { kind: 'notSent', notSentBecause: 'offline' }], 'unknown', 2],
])('a rename that is %s', async (_name, failures, state, sent) => {
  for (const facts of failures) vi.mocked(renameServer).mockRejectedValueOnce(new ApiError(facts));
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const caller = { queryClient, owner: currentOwner(), isShown: () => false };
  const rename = { ...target, label: 'beta', former: 'alpha' };
  expect(await renameTo(caller, rename)).toMatchObject({ state });
  expect(renameServer).toHaveBeenCalledTimes(sent);
});
