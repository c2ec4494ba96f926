// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDetailedServer } from '#domain/detailedServer.ts';
import { currentOwner, endSession, openSession } from '#session/session.ts';
import { sessionOf, unnamedSession } from '../../../tests/support/aSession.ts';
import { forgetBoughtAddresses, noteBoughtAddresses, useAddressesToSetUp } from './addressesToSetUp.ts';

const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const otherId = '7d444840-9dc0-11d1-b245-5ffdce74fad3';
const shown = document.body.appendChild(document.createElement('div'));
let root: Root;

function Reminder({ isGone }: { isGone: boolean }): ReactNode {
  const additionalIps = ['192.0.2.1', '192.0.2.2'].map((ip) => ({ ip }));
  const server = readDetailedServer(
    { id, status: 'running', additionalIps, networking: { additionalIps } },
    id,
  );
  return useAddressesToSetUp(id, server, isGone);
}

const count = (): number => Number(shown.textContent);
const buy = (serverId = id): Promise<void> =>
  noteBoughtAddresses(currentOwner(), serverId, { before: 0, bought: 2, at: Date.now() });

beforeEach(() => {
  openSession(sessionOf('a1'));
  root = createRoot(shown);
  root.render(<Reminder isGone={false} />);
});
afterEach(async () => {
  for (const serverId of [id, otherId]) await forgetBoughtAddresses(serverId);
  endSession();
  root.unmount();
});

test('it stays until the person says that it’s done, and comes back with the next purchase', async () => {
  await expect.poll(count).toBe(0);
  await buy(otherId);
  await expect.poll(count).toBe(0);
  await buy();
  await expect.poll(count).toBe(2);
  await forgetBoughtAddresses(id);
  await expect.poll(count).toBe(0);
  await buy();
  await expect.poll(count).toBe(2);
});

test('another account sees nothing of it, and the same one finds it after signing out', async () => {
  await buy();
  await expect.poll(count).toBe(2);
  openSession(sessionOf('a2'));
  await buy(otherId); // and with it what is kept is read again
  await expect.poll(count).toBe(0);
  await forgetBoughtAddresses(id);
  endSession();
  openSession(sessionOf('a1', 'next'));
  await expect.poll(count).toBe(2);
});

test('a key that can’t read its account has its own', async () => {
  openSession(unnamedSession('otwa_b'));
  await buy();
  await expect.poll(count).toBe(2);
  openSession(unnamedSession('otwa_c'));
  await buy(otherId);
  await expect.poll(count).toBe(0);
  openSession(unnamedSession('otwa_b'));
  await expect.poll(count).toBe(2);
});

test('it goes with the server', async () => {
  await buy();
  await expect.poll(count).toBe(2);
  root.render(<Reminder isGone />);
  await expect.poll(count).toBe(0);
  root.render(<b>back: {<Reminder isGone={false} />}</b>);
  await expect.poll(() => shown.textContent).toBe('back: 0');
});
