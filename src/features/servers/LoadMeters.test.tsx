// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readServer } from '#domain/server.ts';
import { FormatsProvider } from '#i18n/FormatsContext.tsx';
import { openSession } from '#session/session.ts';
import { requestOf, requestSample } from '#shared/samples/sampleRequests.ts';
import { addNoSample, addSample } from '#shared/samples/samples.ts';
import { sessionOf } from '../../../tests/support/aSession.ts';
import { cleanTab } from '../../../tests/support/cleanSession.ts';
import { serverAt } from '../../../tests/support/samplingTabs.ts';
import { inSight, ServerLoad } from './LoadMeters.tsx';

const start = Date.parse('2026-05-20T09:30:00Z');
const minute = 60_000;

let root: Root;
let shown: HTMLElement;
let seen: ((entries: unknown[]) => void) | undefined;

function show(id: string): void {
  const server = readServer({ id, label: 'web', status: 'running' });
  if (server === undefined) throw new Error('unreadable');
  act(() =>
    root.render(
      <I18nProvider i18n={i18n}>
        <FormatsProvider locale="en" currency={null}>
          <ServerLoad server={server} />
        </FormatsProvider>
      </I18nProvider>,
    ),
  );
}

const sampleNow = (id: string): void =>
  act(() =>
    addSample(id, { at: Date.now(), cpu: 12, memoryUsed: 1, memoryTotal: 4, diskUsed: 1, diskTotal: 4 }),
  );
const pass = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));

beforeEach(() => {
  cleanTab();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: (entries: unknown[]) => void) {
        seen = callback;
      }
      observe(): void {}
      unobserve(): void {}
    },
  );
  vi.useFakeTimers({ now: start });
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  openSession({ ...sessionOf('a1'), isSandbox: true });
  shown = document.createElement('div');
  root = createRoot(shown);
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a sample that has become too old goes by itself, and is waited for again', () => {
  const id = serverAt(1);
  show(id);
  expect(shown.textContent).toContain('Waiting for a sample');
  sampleNow(id);
  expect(shown.textContent).toContain('CPU 12%, memory 25%');
  pass(4 * minute);
  expect(shown.textContent).toContain('CPU 12%, memory 25%');
  pass(minute + 5_000);
  expect(shown.textContent).toContain('Waiting for a sample');
  expect(shown.textContent).not.toContain('The API has no sample');
});

test('that the API has no sample is said only where it said so', () => {
  const id = serverAt(2);
  show(id);
  sampleNow(id);
  pass(10_000);
  act(() => addNoSample(id, Date.now()));
  expect(shown.textContent).toContain('The API has no sample for this server right now.');
});

test('what has left the list is not asked about when its last sight of it arrives', () => {
  const id = serverAt(3);
  show(id);
  const target = shown.firstElementChild;
  act(() => seen?.([{ target, isIntersecting: true }]));
  expect([...inSight]).toEqual([id]);
  act(() => root.render(null));
  seen?.([{ target, isIntersecting: true }]);
  expect([...inSight]).toEqual([]);
});

test('a broken connection is about no server: its sample is waited for', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const id = serverAt(4);
  show(id);
  await act(async () => {
    void requestSample(id);
    await vi.advanceTimersByTimeAsync(minute);
  });
  expect(requestOf(id).error?.kind).toBe('network');
  expect(shown.textContent).toContain('Waiting for a sample');
});
