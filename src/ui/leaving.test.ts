// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import {
  discardQuestion,
  hasOpenWrite,
  holdStake,
  isAnythingAtStake,
  lostByLeaving,
  confirmDiscard,
  type Stake,
} from './leaving.ts';

const releases: (() => void)[] = [];
const holds = (stake: Stake, within?: string) => releases.push(holdStake(stake, within));
afterEach(() => releases.splice(0).forEach((release) => release()));

/** Whether the browser would ask before leaving the page. */
function asksBeforeUnload(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  dispatchEvent(event);
  return event.defaultPrevented;
}

test.each<[Stake, { door: boolean; app: boolean; lock: boolean }]>([
  ['write', { door: true, app: false, lock: true }],
  ['waiting', { door: true, app: false, lock: false }],
  ['answer', { door: true, app: true, lock: true }],
  ['secret', { door: true, app: true, lock: false }],
  ['typed', { door: true, app: true, lock: false }],
])(
  '%s at stake: asked where it would be lost, and the lock waits for what is on the line: %o',
  (stake, expected) => {
    expect([asksBeforeUnload(), isAnythingAtStake()]).toEqual([false, false]);
    const release = holdStake(stake);
    expect({
      door: asksBeforeUnload(),
      app: lostByLeaving('/elsewhere').length > 0,
      lock: hasOpenWrite(),
    }).toEqual(expected);
    release();
    expect([asksBeforeUnload(), isAnythingAtStake(), hasOpenWrite()]).toEqual([false, false, false]);
  },
);

test('what stays on some pages is lost by going to others', () => {
  holds('typed', '/servers/1');
  expect(lostByLeaving('/servers/1/settings')).toEqual([]);
  expect(lostByLeaving('/servers/2')).toEqual(['typed']);
  expect(lostByLeaving()).toEqual(['typed']);
});

test('the same is at stake as long as one still has it, and named once', () => {
  holds('secret');
  const release = holdStake('secret');
  expect(lostByLeaving('/')).toEqual(['secret']);
  release();
  expect(lostByLeaving('/')).toEqual(['secret']);
});

test.each([true, false])('a person who is asked answers: %s', async (mayGo) => {
  const answer = confirmDiscard('typed');
  expect(discardQuestion.get()?.stakes).toEqual(['typed']);
  discardQuestion.get()?.answer(mayGo);
  expect(await answer).toBe(mayGo);
  expect(discardQuestion.get()).toBeUndefined();
});
