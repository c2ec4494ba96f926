import { QueryClient, QueryObserver } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followSession } from './followSession.ts';
import { endSession, lockSession, openSession, refuseSession } from './session.ts';
import { openSessionChannel, type SessionChannel } from './tabMessages.ts';
import { sessionOf as of } from '../../tests/support/aSession.ts';

const invalidate = vi.fn<() => Promise<void>>(async () => undefined);
const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
// The only part of the router that is used.
const router: Pick<AnyRouter, 'invalidate'> = { invalidate };

const [left, shown, asked] = [['left behind'], ['on the screen'], ['on the line']];
/** Refetches the data that is on the screen. */
const read = vi.fn<() => Promise<string>>();
const received: string[] = [];
let other: SessionChannel;
let stop: () => void;
let aborted = false;

vi.stubGlobal('location', { href: 'https://panel.example/servers' });
followSession(router as AnyRouter, queryClient);

beforeEach(() => {
  vi.stubGlobal('location', { href: 'https://panel.example/servers' });
  endSession();
  openSession(of('a1'));
  queryClient.clear();
  invalidate.mockClear();
  received.length = 0;
  aborted = false;
  read.mockReset().mockReturnValue(new Promise(() => undefined));
  queryClient.setQueryData(left, 'former');
  queryClient.setQueryData(shown, 'former');
  queryClient.getMutationCache().build(queryClient, { mutationKey: ['write'] });
  stop = new QueryObserver(queryClient, { queryKey: shown, queryFn: read }).subscribe(() => undefined);
  void queryClient
    .query({
      queryKey: asked,
      queryFn: ({ signal }) =>
        new Promise<string>(() => signal.addEventListener('abort', () => (aborted = true))),
    })
    .catch(() => undefined);
  other = openSessionChannel(({ about, whose }) => received.push(`${about} ${whose}`));
});

afterEach(() => {
  stop();
  other.close();
});

/** The data left of the previous account, and what was done about it. */
const state = () => ({
  left: queryClient.getQueryData(left),
  shown: queryClient.getQueryData(shown),
  isAskedAgain: read.mock.calls.length > 0,
  writes: queryClient.getMutationCache().getAll().length,
  isRoutedAnew: invalidate.mock.calls.length > 0,
});

const untouched = { left: 'former', shown: 'former', isAskedAgain: false, writes: 1, isRoutedAnew: false };
const gone = { left: undefined, shown: undefined, writes: 0, isRoutedAnew: true };

test.each<[string, () => void, object]>([
  ['the gate shuts: all stays', () => refuseSession(of('a1')), untouched],
  [
    'the same account brings another key: all stays and is asked for again',
    () => openSession(of('a1', 'another')),
    { ...untouched, isAskedAgain: true },
  ],
  [
    'another account comes: nothing stays, and what is on the screen is asked for',
    () => openSession(of('a2')),
    { ...gone, isAskedAgain: true },
  ],
  ['somebody signs out: nothing stays', endSession, { ...gone, isAskedAgain: false }],
  ['it is locked: nothing stays', lockSession, { ...gone, isAskedAgain: false }],
])('%s', (_name, change, expected) => {
  change();
  expect(state()).toEqual(expected);
});

test('at the gate nothing is on the line any more; the same account goes on from there, another does not', () => {
  refuseSession(of('a1'));
  expect(aborted).toBe(true);
  openSession(of('a1', 'another'));
  expect(state()).toEqual({ ...untouched, isAskedAgain: true });
  refuseSession(of('a1'));
  openSession(of('a2'));
  expect(state()).toEqual({ ...gone, isAskedAgain: true });
});

test('who signs in after somebody signed out finds nothing of theirs', () => {
  endSession();
  queryClient.setQueryData(left, 'late');
  invalidate.mockClear();
  openSession(of('a1'));
  expect(queryClient.getQueryData(left)).toBeUndefined();
  expect(invalidate).toHaveBeenCalledOnce();
});

test('signing out is told to the other tabs, and nothing else is', async () => {
  // Messages from earlier tests may arrive late.
  const messages = () => received.filter((message) => message.endsWith(' only here'));
  refuseSession(of('a1'));
  openSession(of('only here'));
  refuseSession(of('only here'));
  openSession(of('only here', 'another'));
  endSession();
  await vi.waitFor(() => expect(messages()).toEqual(['signedOut only here']));
  openSession(of('only here'));
  await vi.dynamicImportSettled();
  expect(messages()).toEqual(['signedOut only here']);
});
