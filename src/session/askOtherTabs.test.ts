import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askOtherTabs } from './askOtherTabs.ts';
import type { Session } from './identity.ts';
import { openSessionChannel, type SessionChannel } from './tabMessages.ts';

const open: SessionChannel[] = [];

beforeEach(() => vi.stubGlobal('location', { href: 'https://panel.example/servers' }));
afterEach(() => open.splice(0).forEach((channel) => channel.close()));

/** An open tab with a session of this account. Counts how often it was chosen. */
function openTab(tab: string, whose: string, answer?: object): { readonly taken: () => number } {
  let taken = 0;
  const session: Session = { key: `key of ${tab}`, who: { id: whose, email: '', name: '' } };
  const channel = openSessionChannel(({ about, ask, tab: chosen }) => {
    if (about === 'ask') channel.post({ about: 'offer', ask, tab, whose });
    if (about !== 'take' || chosen !== tab) return;
    taken += 1;
    channel.post({ about: 'hand', ask, session, ...answer });
  });
  open.push(channel);
  return { taken: () => taken };
}

test('of several tabs of one account one hands its session over', async () => {
  const tabs = [openTab('one', 'a1'), openTab('two', 'a1')];
  expect((await askOtherTabs())?.who.id).toBe('a1');
  expect(tabs.map(({ taken }) => taken()).toSorted((one, two) => one - two)).toEqual([0, 1]);
});

test('where the tabs have several accounts, none of them is guessed, and no key is sent', async () => {
  const tabs = [openTab('one', 'a1'), openTab('two', 'a2')];
  expect(await askOtherTabs()).toBeUndefined();
  expect(tabs.map(({ taken }) => taken())).toEqual([0, 0]);
  expect((await askOtherTabs('a2'))?.key).toBe('key of two');
});

test.each([
  ['without a key', { session: { who: { id: 'a1' } } }],
  ['of nobody', { session: { key: 'k' } }],
  ['that is none', { session: 'k' }],
])('a session %s is not taken', async (_name, answer) => {
  openTab('one', 'a1', answer);
  expect(await askOtherTabs()).toBeUndefined();
});

test('a tab that talks to another API is neither asked nor told', async () => {
  const tab = openTab('one', 'a1');
  vi.stubGlobal('location', { href: 'https://other.example/servers' });
  expect(await askOtherTabs()).toBeUndefined();
  expect(tab.taken()).toBe(0);
});
