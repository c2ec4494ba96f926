// @vitest-environment happy-dom
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { followTabs, broadcastSignOutEarly } from './followTabs.ts';
import type { Session } from './identity.ts';
import { forgetKeptSession } from './keptSession.ts';
import { lastSeen } from './lastSeen.ts';
import { currentSession, endSession, lockSession, openSession, refuseSession } from './session.ts';
import type { TabMessage } from './tabMessages.ts';
import { extendSession, idleWarning } from './watchIdle.ts';
import { sessionOf as of, unnamedSession } from '../../tests/support/aSession.ts';
import { configured } from '../../tests/support/cleanSession.ts';
import { channels } from '../../tests/support/localChannel.ts';
import {
  mine,
  openOtherTab,
  other,
  prepareOtherTab,
  sent,
  sentAbout,
  settled,
} from '../../tests/support/otherTab.ts';

const minute = 60_000;
const unnamed = unnamedSession('otwa_1234');
const open = { state: 'open', session: mine } as const;
const signedOut = { state: 'signedOut', because: 'person' } as const;
/** Messages sent before this tab followed the others, and how many channels it has listened on since. */
let sentEarly: unknown[];
let channelCount: number;

prepareOtherTab();

beforeAll(async () => {
  openOtherTab();
  broadcastSignOutEarly(open, signedOut);
  await settled();
  sentEarly = [...sent];
  other.close();
  followTabs();
  followTabs();
  channelCount = channels.size;
});

test('who signs out before this tab follows the others signs out in all, and later is told once', async () => {
  expect(sentEarly).toEqual([{ about: 'signedOut', whose: 'a1' }]);
  expect(channelCount).toBe(1);
  broadcastSignOutEarly(open, signedOut);
  await settled();
  expect(sent).toEqual([]);
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
    sent.length = 0;
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
