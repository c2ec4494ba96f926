// @vitest-environment happy-dom
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { followTabs, broadcastSignOutEarly } from './followTabs.ts';
import { newParty, openHandover, type Party, sealFor } from './handover.ts';
import type { Session } from './identity.ts';
import { forgetKeptSession } from './keptSession.ts';
import { lastSeen, noteSeen } from './lastSeen.ts';
import { currentSession, endSession, lockSession, openSession, refuseSession } from './session.ts';
import { configureSession, type SessionSettings, sessionSettings } from './sessionSettings.ts';
import {
  handedOverAt,
  openSessionChannel,
  type ReadMessage,
  type SessionChannel,
  type TabMessage,
} from './tabMessages.ts';
import { extendSession, idleWarning } from './watchIdle.ts';
import { sessionOf as of, unnamedSession } from '../../tests/support/aSession.ts';

/** The channels of all tabs; messages are delivered synchronously. */
const channels = new Set<TabChannel>();

class TabChannel extends EventTarget {
  readonly #name: string;
  constructor(name: string) {
    super();
    this.#name = name;
    channels.add(this);
  }
  postMessage(data: unknown): void {
    for (const other of channels)
      if (other !== this && other.#name === this.#name)
        other.dispatchEvent(new MessageEvent('message', { data }));
  }
  close(): void {
    channels.delete(this);
  }
}

const minute = 60_000;
const settings = sessionSettings();
const configured = (change: Partial<SessionSettings>) => configureSession({ ...settings, ...change });

const mine = of('a1');
const unnamed = unnamedSession('otwa_1234');

/** Messages that this tab sent to the other one. */
let sent: { readonly about: string }[] = [];
let other: SessionChannel;
/** The other tab's replies, by message type. */
let replies: Partial<Record<string, (message: ReadMessage) => TabMessage | Promise<TabMessage>>> = {};
/** The other tab's side of a handover. */
let party: Party;

/** Waits until everything that needs code, a hash or another tab has settled. */
async function settled(): Promise<void> {
  await vi.dynamicImportSettled();
  for (let turn = 0; turn < 5; turn += 1) {
    // Takes as long as the handovers under test.
    for (const ask of ['one', 'two'])
      await openHandover(party, { ask, ...(await sealFor({ ask, publicKey: party.publicKey }, mine)) });
    await vi.advanceTimersByTimeAsync(500);
  }
}

/** Opens the other tab. */
function openOtherTab(): void {
  other = openSessionChannel((message) => {
    // Keeps only the fields that the message had.
    sent.push(
      Object.fromEntries(
        Object.entries(message).filter(
          ([, part]) => part !== '' && part !== undefined && !Number.isNaN(part),
        ),
      ) as never,
    );
    const reply = replies[message.about]?.(message);
    if (reply instanceof Promise) void reply.then((late) => other.post(late));
    else if (reply !== undefined) other.post(reply);
  });
}

const sentAbout = (about: string) => sent.filter((message) => message.about === about);

const open = { state: 'open', session: mine } as const;
const signedOut = { state: 'signedOut', because: 'person' } as const;
/** Messages sent before this tab followed the others, and how many channels it has listened on since. */
let sentEarly: unknown[];
let channelCount: number;

// Once for all tests: this also starts the interval at which this tab checks the clock.
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  vi.stubGlobal('BroadcastChannel', TabChannel);
  party = await newParty();
  openOtherTab();
  broadcastSignOutEarly(open, signedOut);
  await settled();
  sentEarly = sent;
  other.close();
  followTabs();
  followTabs();
  channelCount = channels.size;
});

afterAll(() => {
  vi.useRealTimers();
});

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', TabChannel);
  sent = [];
  openOtherTab();
});

afterEach(async () => {
  endSession();
  await settled();
  other.close();
  replies = {};
  sent = [];
  sessionStorage.clear();
  configureSession(settings);
});

test('who signs out before this tab follows the others signs out in all, and later is told once', async () => {
  expect(sentEarly).toEqual([{ about: 'signedOut', whose: 'a1' }]);
  expect(channelCount).toBe(1);
  broadcastSignOutEarly(open, signedOut);
  await settled();
  expect(sent).toEqual([]);
});

describe('another tab that asks', () => {
  const offer = () => sentAbout('offer')[0] as { readonly tab: string } | undefined;

  test('is offered the session, told whose it is, and handed it once it has chosen this tab', async () => {
    openSession(mine);
    other.post({ about: 'ask', ask: 'q1', publicKey: party.publicKey });
    await settled();
    expect(sent).toEqual([{ about: 'offer', ask: 'q1', tab: expect.any(String), whose: 'a1' }]);
    other.post({ about: 'take', ask: 'q1', tab: 'another' });
    await settled();
    expect(sentAbout('hand')).toEqual([]);
    other.post({ about: 'take', ask: 'q1', tab: offer()?.tab ?? '' });
    await settled();
    const [hand] = sentAbout('hand');
    expect(JSON.stringify(hand)).not.toContain(mine.key);
    expect(await openHandover(party, hand as never)).toEqual(mine);
    expect(handedOverAt.get()).toBeTypeOf('number');
  });

  test('is handed nothing by one that signs out while it is being sealed', async () => {
    openSession(mine);
    other.post({ about: 'ask', ask: 'q1', publicKey: party.publicKey });
    other.post({ about: 'take', ask: 'q1', tab: offer()?.tab ?? '' });
    endSession();
    await settled();
    expect(offer()?.tab).toBeDefined();
    expect(sentAbout('hand')).toEqual([]);
  });

  test('and brings no key is handed nothing, and nothing fails', async () => {
    openSession(mine);
    other.post({ about: 'ask', ask: 'q1', publicKey: 'no key' });
    other.post({ about: 'take', ask: 'q1', tab: offer()?.tab ?? '' });
    await settled();
    expect(sentAbout('hand')).toEqual([]);
  });

  test.each<[string, () => void]>([
    ['whose person was seen too long ago', () => noteSeen(Date.now() - 30 * minute)],
    ['that is at the gate', () => refuseSession(mine)],
    ['that shares nothing', () => configured({ shareBetweenTabs: false })],
    ['that has signed out', endSession],
  ])('is neither offered nor handed the session of one %s', async (_name, change) => {
    openSession(mine);
    other.post({ about: 'ask', ask: 'q1', publicKey: party.publicKey });
    await settled();
    const { tab = '' } = offer() ?? {};
    expect(tab).not.toBe('');
    sent = [];
    change();
    other.post({ about: 'ask', ask: 'q2', publicKey: party.publicKey });
    other.post({ about: 'take', ask: 'q1', tab });
    await settled();
    expect([...sentAbout('offer'), ...sentAbout('hand')]).toEqual([]);
  });
});

describe('the other tabs are told', () => {
  test.each<[string, Session, () => void, () => object[]]>([
    ['nothing of a session that opens', mine, () => undefined, () => []],
    [
      'that a key was refused, and not which',
      mine,
      () => refuseSession(mine),
      () => [{ about: 'refused', keyId: mine.keyId }],
    ],
    ['who signed out', mine, endSession, () => [{ about: 'signedOut', whose: 'a1' }]],
    [
      'whose key it was, where nobody knows the account',
      unnamed,
      endSession,
      () => [{ about: 'signedOut', whose: unnamed.keyId }],
    ],
    ['that it was locked', mine, lockSession, () => [{ about: 'locked' }]],
  ])('%s', async (_name, session, change, message) => {
    openSession(session);
    change();
    await settled();
    expect(sent).toEqual(message());
  });

  test('that the gate was opened, and who signs out at the gate', async () => {
    openSession(mine);
    refuseSession(mine);
    openSession(of('a1', 'another'));
    await settled();
    expect(sentAbout('opened')).toEqual([{ about: 'opened', whose: 'a1' }]);
    refuseSession(mine);
    endSession();
    await settled();
    expect(sentAbout('signedOut')).toEqual([{ about: 'signedOut', whose: 'a1' }]);
  });

  test('that the person was seen, not more than once a second', async () => {
    openSession(mine);
    for (const _sign of [1, 2, 3]) {
      vi.setSystemTime(Date.now() + 600);
      dispatchEvent(new Event('pointerdown'));
    }
    expect(sentAbout('seen')).toEqual([{ about: 'seen', at: lastSeen() }]);
    endSession();
    vi.setSystemTime(Date.now() + 2_000);
    dispatchEvent(new Event('keydown'));
    expect(sentAbout('seen')).toHaveLength(1);
  });
});

describe('this tab hears', () => {
  test.each<[string, TabMessage, string]>([
    ['that its account signed out', { about: 'signedOut', whose: 'a1' }, 'signedOut'],
    ['that another account signed out', { about: 'signedOut', whose: 'a2' }, 'open'],
    ['that its key was refused', { about: 'refused', keyId: mine.keyId }, 'gate'],
    ['that another key was refused', { about: 'refused', keyId: 'another' }, 'open'],
    ['that a gate was opened', { about: 'opened', whose: 'a1' }, 'open'],
    ['of a lock that its own person is not due for', { about: 'locked' }, 'open'],
  ])('%s, and does not tell it again', async (_name, message, state) => {
    openSession(mine);
    other.post(message);
    await settled();
    expect(currentSession().state).toBe(state);
    expect(sent).toEqual([]);
  });

  test('of a lock that is due', async () => {
    openSession(mine, Date.now() - 30 * minute);
    other.post({ about: 'locked' });
    expect(currentSession()).toEqual({ state: 'signedOut', because: 'idle' });
  });

  test.each([
    ['later', 5_000, 5_000],
    ['earlier', -5_000, 0],
    ['in a future that only its clock knows', 5 * minute, 10_000],
    ['at no time', Number.NaN, 0],
  ])('that the person was seen %s', async (_name, after, counts) => {
    openSession(mine);
    const begun = Date.now();
    vi.setSystemTime(begun + 10_000);
    other.post({ about: 'seen', at: begun + after });
    expect(lastSeen() - begun).toBe(counts);
  });

  test('nothing of a person while nobody is signed in', () => {
    openSession(mine);
    endSession();
    const before = lastSeen();
    vi.setSystemTime(Date.now() + 10_000);
    other.post({ about: 'seen', at: Date.now() });
    expect(lastSeen()).toBe(before);
  });
});

describe('at the gate', () => {
  /** The public key in this tab's request. */
  let asked = '';
  const handing = async (ask: string, session: Session): Promise<TabMessage> => ({
    about: 'hand',
    ask,
    ...(await sealFor({ ask, publicKey: asked }, session)),
  });
  const next = of('a1', 'next');

  test.each<[string, string, Session, Partial<SessionSettings>, Session | undefined]>([
    ['its account’s new key is taken from another tab', 'a1', next, {}, next],
    ['another account’s is not', 'a2', of('a2'), {}, undefined],
    ['nor one that is another account’s all the same', 'a1', of('a2'), {}, undefined],
    ['nor any where tabs share nothing', 'a1', next, { shareBetweenTabs: false }, undefined],
  ])('%s', async (_name, whose, session, change, taken) => {
    openSession(mine);
    refuseSession(mine);
    configured(change);
    replies = {
      ask: ({ ask, publicKey }) => {
        asked = publicKey;
        return { about: 'offer', ask, tab: 'other', whose };
      },
      take: ({ ask }) => handing(ask, session),
    };
    other.post({ about: 'opened', whose });
    await settled();
    const state = taken === undefined ? { state: 'gate', session: mine } : { state: 'open', session: taken };
    expect(currentSession()).toEqual(state);
    expect(sentAbout('opened')).toEqual([]);
  });

  test('a key that comes after the person has gone is not taken', async () => {
    openSession(mine);
    refuseSession(mine);
    replies = {
      ask: ({ ask, publicKey }) => {
        asked = publicKey;
        return { about: 'offer', ask, tab: 'other', whose: 'a1' };
      },
      take: ({ ask }) => {
        endSession();
        return handing(ask, next);
      },
    };
    other.post({ about: 'opened', whose: 'a1' });
    await settled();
    expect(currentSession().state).toBe('signedOut');
  });
});

describe('the lock', () => {
  test('comes by the clock, after a warning that only an answer ends', () => {
    openSession(mine);
    const phases = [29 * minute - 1, 1, 30_000, 30_000].map((step) => {
      vi.setSystemTime(Date.now() + step);
      dispatchEvent(new Event(idleWarning.get() === 'active' ? 'pageshow' : 'pointermove'));
      return currentSession().state === 'open' ? idleWarning.get() : 'over';
    });
    expect(phases).toEqual(['active', 'warned', 'warned', 'over']);
    expect(currentSession()).toEqual({ state: 'signedOut', because: 'idle' });
    expect(idleWarning.get()).toBe('active');
  });

  test('comes without anybody doing anything', async () => {
    openSession(mine);
    await vi.advanceTimersByTimeAsync(30 * minute + 1_000);
    expect(currentSession()).toEqual({ state: 'signedOut', because: 'idle' });
  });

  test('is put off by an answer to the warning, in all tabs', () => {
    openSession(mine);
    vi.setSystemTime(Date.now() + 29.5 * minute);
    dispatchEvent(new Event('pageshow'));
    expect(idleWarning.get()).toBe('warned');
    extendSession();
    expect(idleWarning.get()).toBe('active');
    expect(sentAbout('seen')).toEqual([{ about: 'seen', at: Date.now() }]);
    endSession();
    sent = [];
    extendSession();
    expect(sentAbout('seen')).toEqual([]);
  });

  test('is due when a tab comes into sight again', () => {
    const sight = vi.spyOn(document, 'visibilityState', 'get');
    openSession(mine);
    vi.setSystemTime(Date.now() + 31 * minute);
    sight.mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(currentSession().state).toBe('open');
    sight.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(currentSession().state).toBe('signedOut');
  });
});

describe('a page that the browser brings back', () => {
  const comesBack = (persisted: boolean) =>
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));

  test.each<[string, boolean, () => void, boolean]>([
    ['whose session has ended meanwhile ends it, too', true, forgetKeptSession, true],
    ['whose session is still kept goes on', true, () => undefined, false],
    ['for the first time goes on', false, forgetKeptSession, false],
    [
      'whose key is kept in memory alone goes on',
      true,
      () => {
        forgetKeptSession();
        configured({ keep: 'memory' });
      },
      false,
    ],
  ])('%s', async (_name, persisted, change, ends) => {
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
    openSession(mine);
    await settled();
    change();
    comesBack(persisted);
    await settled();
    expect(currentSession().state).toBe(ends ? 'signedOut' : 'open');
    expect(reload).toHaveBeenCalledTimes(ends ? 1 : 0);
    expect(sent).toEqual([]);
  });

  test('without a session is left as it is', () => {
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
    comesBack(true);
    expect(reload).not.toHaveBeenCalled();
  });
});
