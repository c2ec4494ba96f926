// @vitest-environment happy-dom
import { beforeAll, describe, expect, test } from 'vitest';
import { followTabs } from './followTabs.ts';
import { openHandover, sealFor } from './handover.ts';
import type { Session } from './identity.ts';
import { noteSeen } from './lastSeen.ts';
import { currentSession, endSession, openSession, refuseSession } from './session.ts';
import type { SessionSettings } from './sessionSettings.ts';
import { handedOverAt, type TabMessage } from './tabMessages.ts';
import { sessionOf as of } from '../../tests/support/aSession.ts';
import { configured } from '../../tests/support/cleanSession.ts';
import {
  mine,
  other,
  party,
  prepareOtherTab,
  replyWith,
  sent,
  sentAbout,
  settled,
} from '../../tests/support/otherTab.ts';

const minute = 60_000;

prepareOtherTab();

beforeAll(followTabs);

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
    sent.length = 0;
    change();
    other.post({ about: 'ask', ask: 'q2', publicKey: party.publicKey });
    other.post({ about: 'take', ask: 'q1', tab });
    await settled();
    expect([...sentAbout('offer'), ...sentAbout('hand')]).toEqual([]);
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
    replyWith({
      ask: ({ ask, publicKey }) => {
        asked = publicKey;
        return { about: 'offer', ask, tab: 'other', whose };
      },
      take: ({ ask }) => handing(ask, session),
    });
    other.post({ about: 'opened', whose });
    await settled();
    const state = taken === undefined ? { state: 'gate', session: mine } : { state: 'open', session: taken };
    expect(currentSession()).toEqual(state);
    expect(sentAbout('opened')).toEqual([]);
  });

  test('a key that comes after the person has gone is not taken', async () => {
    openSession(mine);
    refuseSession(mine);
    replyWith({
      ask: ({ ask, publicKey }) => {
        asked = publicKey;
        return { about: 'offer', ask, tab: 'other', whose: 'a1' };
      },
      take: ({ ask }) => {
        endSession();
        return handing(ask, next);
      },
    });
    other.post({ about: 'opened', whose: 'a1' });
    await settled();
    expect(currentSession().state).toBe('signedOut');
  });
});
