// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import {
  giving,
  hasOpenWrite,
  hold,
  isAnythingAtStake,
  lostByGoing,
  mayGiveUp,
  type Stake,
} from './leaving.ts';

const holding: (() => void)[] = [];
const holds = (stake: Stake, within?: string) => holding.push(hold(stake, within));
afterEach(() => holding.splice(0).forEach((letGo) => letGo()));

/** Whether the browser would ask before it leaves the page. */
function asksAtTheDoor(): boolean {
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
  (stake, asked) => {
    expect([asksAtTheDoor(), isAnythingAtStake()]).toEqual([false, false]);
    const letGo = hold(stake);
    expect({
      door: asksAtTheDoor(),
      app: lostByGoing('/elsewhere').length > 0,
      lock: hasOpenWrite(),
    }).toEqual(asked);
    letGo();
    expect([asksAtTheDoor(), isAnythingAtStake(), hasOpenWrite()]).toEqual([false, false, false]);
  },
);

test('what stays on some pages is lost by going to others', () => {
  holds('typed', '/servers/1');
  expect(lostByGoing('/servers/1/settings')).toEqual([]);
  expect(lostByGoing('/servers/2')).toEqual(['typed']);
  expect(lostByGoing()).toEqual(['typed']);
});

test('the same is at stake as long as one still has it, and named once', () => {
  holds('secret');
  const letGo = hold('secret');
  expect(lostByGoing('/')).toEqual(['secret']);
  letGo();
  expect(lostByGoing('/')).toEqual(['secret']);
});

test.each([true, false])('a person who is asked answers: %s', async (mayGo) => {
  const answer = mayGiveUp('typed');
  expect(giving.get()?.stakes).toEqual(['typed']);
  giving.get()?.answer(mayGo);
  expect(await answer).toBe(mayGo);
  expect(giving.get()).toBeUndefined();
});
