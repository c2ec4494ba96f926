// @vitest-environment happy-dom
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { act, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { readFleet } from '#domain/server.ts';
import { FormatsProvider } from '#i18n/FormatsContext.tsx';
import { useColumnWidths } from './fleetLayout.ts';

const rowOf = (row: object): object => ({
  hostname: '',
  status: 'running',
  os: 'debian-13',
  region: 'OTWA FRA',
  vcpu: 1,
  ramMb: 1024,
  diskGb: 20,
  ipAddress: null,
  ...row,
});

/** The list's answer with these servers. */
const fleetOf = (...rows: readonly object[]) => readFleet(rows.map(rowOf)).servers;

function Head({ servers }: { servers: ReturnType<typeof fleetOf> }) {
  const head = useRef<HTMLTableSectionElement>(null);
  useColumnWidths(head, servers);
  return <thead ref={head} />;
}

it('lays out what the columns hold once, and after a poll only texts that are new', () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  let laidOut: string[] = [];
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockImplementation(function (this: HTMLElement) {
    laidOut.push(this.textContent ?? '');
    return 10 * Math.max(...(this.textContent ?? '').split('\n').map(({ length }) => length));
  });
  const table = document.createElement('table');
  const root = createRoot(table);
  const show = (...rows: readonly object[]): readonly string[] => {
    laidOut = [];
    act(() =>
      root.render(
        <I18nProvider i18n={i18n}>
          <FormatsProvider locale="en" currency={null}>
            <Head servers={fleetOf(...rows)} />
          </FormatsProvider>
        </I18nProvider>,
      ),
    );
    return laidOut;
  };
  const width = (): string => table.querySelector('thead')?.style.getPropertyValue('--label') ?? '';
  const [alpha, beta] = [
    { id: '00000000-0000-4000-8000-00000000000a', label: 'alpha' },
    { id: '00000000-0000-4000-8000-00000000000b', label: 'beta' },
  ];
  expect(show(alpha, beta)).toContain('alpha');
  const narrow = width();
  expect(show({ ...alpha, status: 'stopped' }, { ...beta, label: 'bet' })).toEqual([]);
  expect(show(alpha, { ...beta, label: 'beta-2026' })).toEqual(['beta-2026']);
  expect(width()).not.toBe(narrow);
  const wide = width();
  expect(show(alpha, { ...beta, os: 'rocky-9.6' })).toEqual(['debian-13\nrocky-9.6']);
  expect(show(alpha)).toEqual([]);
  expect(width()).toBe(wide);
  act(() => root.unmount());
});
