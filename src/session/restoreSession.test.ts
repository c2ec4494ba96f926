// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { sealFor } from './handover.ts';
import { storeLastSeen, keepSession, lockedMark } from './keptSession.ts';
import { lastSeen } from './lastSeen.ts';
import { restoreSession } from './restoreSession.ts';
import { currentOwner, currentSession } from './session.ts';
import { apiAddress } from './sessionSettings.ts';
import { openSessionChannel } from './tabMessages.ts';
import { sessionOf as of } from '../../tests/support/aSession.ts';
import { configured, prepareCleanSession } from '../../tests/support/cleanSession.ts';
import { LocalChannel } from '../../tests/support/localChannel.ts';

const minute = 60_000;

prepareCleanSession();

describe('a page that is loaded', () => {
  /** Another tab, which would hand its session over; `asked` counts the requests. */
  function openOtherTab() {
    const asked = vi.fn<() => void>();
    let publicKey = '';
    const channel = openSessionChannel(({ about, ask, ...message }) => {
      if (about === 'ask') {
        asked();
        publicKey = message.publicKey;
      }
      if (about === 'ask') channel.post({ about: 'offer', ask, tab: 'other', whose: 'a9' });
      if (about === 'take')
        void sealFor({ ask, publicKey }, of('a9')).then((sealed) =>
          channel.post({ about: 'hand', ask, ...sealed }),
        );
    });
    return { asked, close: channel.close, post: channel.post };
  }

  /** Lets the time pass in which other tabs may answer, once they have been asked. */
  async function letOthersAnswer(): Promise<void> {
    while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(250);
  }

  test.each([
    ['goes on with its session', 29 * minute, of('a1'), { state: 'open', session: of('a1') }],
    ['is locked after too long', 30 * minute, of('a1'), { state: 'signedOut', because: 'idle' }],
    ['is locked where nobody knows how long', Number.NaN, of('a1'), { state: 'signedOut', because: 'idle' }],
    ['is locked where it was before', undefined, undefined, { state: 'signedOut', because: 'idle' }],
  ])('%s and asks nobody', async (_name, ago, session, state) => {
    const other = openOtherTab();
    const at = ago === undefined ? lockedMark : Date.now() - ago;
    if (session !== undefined) await keepSession(session, apiAddress());
    storeLastSeen(at);
    await restoreSession();
    other.close();
    expect(currentSession()).toEqual(state);
    expect(other.asked).not.toHaveBeenCalled();
  });

  test('while its account is signed out in another tab does not stay signed in', async () => {
    const other = openOtherTab();
    await keepSession(of('a1'), apiAddress());
    storeLastSeen(Date.now());
    const loading = restoreSession();
    other.post({ about: 'signedOut', whose: 'a2' });
    other.post({ about: 'signedOut', whose: 'a1' });
    await loading;
    await vi.waitFor(() => expect(currentSession().state).toBe('signedOut'));
    other.close();
  });

  test('goes on with its person seen when they were seen', async () => {
    await keepSession(of('a1'), apiAddress());
    const at = Date.now() - 29 * minute;
    storeLastSeen(at);
    await restoreSession();
    expect(lastSeen()).toBe(at);
  });

  class Navigation {
    readonly type: string;
    constructor(type: string) {
      this.type = type;
    }
  }

  test.each([
    ['for the first time asks the other tabs', 'navigate', true, true],
    ['of which the browser tells nothing asks them, too', undefined, true, true],
    ['again asks nobody: who reloads a page wants it as it is', 'reload', true, false],
    ['by going back asks nobody', 'back_forward', true, false],
    ['where tabs share nothing asks nobody', 'navigate', false, false],
  ])('%s', async (_name, how, shareBetweenTabs, asks) => {
    vi.stubGlobal('PerformanceNavigationTiming', Navigation);
    vi.spyOn(performance, 'getEntriesByType').mockImplementation(
      (kind) => (kind === 'navigation' && how !== undefined ? [new Navigation(how)] : []) as never[],
    );
    configured({ shareBetweenTabs });
    // No answer of another tab comes too late, however slow the machine.
    vi.stubGlobal('BroadcastChannel', LocalChannel);
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout'] });
    const other = openOtherTab();
    const restored = restoreSession();
    if (asks) await letOthersAnswer();
    await restored;
    other.close();
    expect(other.asked).toHaveBeenCalledTimes(asks ? 1 : 0);
    expect(currentOwner()?.account).toBe(asks ? 'a9' : undefined);
  });
});
