import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askOtherTabs } from './askOtherTabs.ts';
import { sealFor } from './handover.ts';
import type { Session } from './identity.ts';
import { openSessionChannel, type ReadMessage, type SessionChannel } from './tabMessages.ts';
import { sessionOf } from '../../tests/support/aSession.ts';
import { LocalChannel } from '../../tests/support/localChannel.ts';

const open: SessionChannel[] = [];

beforeEach(() => {
  vi.stubGlobal('location', { href: 'https://panel.example/servers' });
  vi.stubGlobal('BroadcastChannel', LocalChannel);
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => {
  open.splice(0).forEach((channel) => channel.close());
  vi.useRealTimers();
});

/** Asks, and lets the time pass in which tabs may offer: what the ciphers take is never too long. */
async function askAll(wanted?: string): Promise<Session | undefined> {
  vi.clearAllTimers();
  const asking = askOtherTabs(wanted);
  while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(250);
  return asking;
}

/** An open tab with a session of this account; counts how often it was chosen. @param session handed over as it is */
function openTab(
  tab: string,
  whose: string,
  session: object = sessionOf(whose, `key of ${tab}`),
): { readonly taken: () => number } {
  let taken = 0;
  let publicKey = '';
  const channel = openSessionChannel(({ about, ask, tab: chosen, ...message }) => {
    if (about === 'ask') publicKey = message.publicKey;
    if (about === 'ask') channel.post({ about: 'offer', ask, tab, whose });
    if (about !== 'take' || chosen !== tab) return;
    taken += 1;
    // Invalid sessions are handed over, too.
    void sealFor({ ask, publicKey }, session as Session).then((sealed) =>
      channel.post({ about: 'hand', ask, ...sealed }),
    );
  });
  open.push(channel);
  return { taken: () => taken };
}

test('of several tabs of one account one hands its session over', async () => {
  const tabs = [openTab('one', 'a1'), openTab('two', 'a1')];
  expect((await askAll())?.who.id).toBe('a1');
  expect(tabs.map(({ taken }) => taken()).toSorted((one, two) => one - two)).toEqual([0, 1]);
});

test('where the tabs have several accounts, none of them is guessed, and no key is sent', async () => {
  const tabs = [openTab('one', 'a1'), openTab('two', 'a2')];
  expect(await askAll()).toBeUndefined();
  expect(tabs.map(({ taken }) => taken())).toEqual([0, 0]);
  expect((await askAll('a2'))?.key).toBe('key of two');
});

test.each([
  ['without a key', { who: { id: 'a1' } }],
  ['of nobody', { key: 'k' }],
  ['that is none', {}],
])('a session %s is not taken', async (_name, session) => {
  openTab('one', 'a1', session);
  expect(await askAll()).toBeUndefined();
});

test('a tab that talks to another API is neither asked nor told', async () => {
  const tab = openTab('one', 'a1');
  vi.stubGlobal('location', { href: 'https://other.example/servers' });
  expect(await askAll()).toBeUndefined();
  expect(tab.taken()).toBe(0);
});

test('whoever else listens reads no key, and what is handed to one opens for no other', async () => {
  const received: ReadMessage[] = [];
  open.push(openSessionChannel((message) => void received.push(message)));
  openTab('one', 'a1');
  expect((await askAll())?.key).toBe('key of one');
  const hand = received.find(({ about }) => about === 'hand');
  expect(hand?.sealed).toMatch(/^[A-Za-z0-9+/]{40,}=*$/);
  expect(atob(hand?.sealed ?? '')).not.toContain('key of one');

  const own = received.length;
  const replayed = openSessionChannel(({ about, ask }) => {
    if (about === 'ask') replayed.post({ about: 'offer', ask, tab: 'two', whose: 'a1' });
    if (about === 'take') replayed.post({ ...hand, about: 'hand', ask } as never); // a message sealed for another tab
  });
  open.push(replayed);
  open.splice(1, 1)[0]?.close();
  expect(await askAll()).toBeUndefined();
  expect(received.slice(own).map(({ about }) => about)).toContain('hand');
});
