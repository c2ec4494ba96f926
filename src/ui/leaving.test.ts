// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import {
  discardQuestion,
  hasOpenWrite,
  holdStake,
  isAnythingAtStake,
  mayLeave,
  confirmDiscard,
  type Stake,
} from './leaving.ts';

const releases: (() => void)[] = [];
const holds = (stake: Stake, within?: string) => releases.push(holdStake(stake, within));
afterEach(() => releases.splice(0).forEach((release) => release()));

/** What the app would ask about before it goes to a path; the question is answered with "Stay". */
function askedAbout(path: string): readonly Stake[] {
  void mayLeave(path);
  const question = discardQuestion.get();
  question?.answer(false);
  return question?.stakes ?? [];
}

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
      app: askedAbout('/elsewhere').length > 0,
      lock: hasOpenWrite(),
    }).toEqual(expected);
    release();
    expect([asksBeforeUnload(), isAnythingAtStake(), hasOpenWrite()]).toEqual([false, false, false]);
  },
);

test('what stays on some pages is lost by going to others', () => {
  holds('typed', '/servers/1');
  expect(askedAbout('/servers/1/settings')).toEqual([]);
  expect(askedAbout('/servers/2')).toEqual(['typed']);
});

test('the same is at stake as long as one still has it, and named once', () => {
  holds('secret');
  const release = holdStake('secret');
  expect(askedAbout('/')).toEqual(['secret']);
  release();
  expect(askedAbout('/')).toEqual(['secret']);
});

test.each([true, false])('a person who is asked answers: %s', async (mayGo) => {
  holds('typed');
  for (const ask of [() => confirmDiscard('typed'), () => mayLeave('/')]) {
    const answer = ask();
    expect(discardQuestion.get()?.stakes).toEqual(['typed']);
    discardQuestion.get()?.answer(mayGo);
    expect(await answer).toBe(mayGo);
    expect(discardQuestion.get()).toBeUndefined();
  }
});

test('an open question names what would be lost now, and goes with the last of it', async () => {
  holds('typed', '/servers/1');
  const mayGo = mayLeave('/account');
  const release = holdStake('secret');
  expect(discardQuestion.get()?.stakes).toEqual(['typed', 'secret']);
  releases.splice(0).forEach((releaseTyped) => releaseTyped());
  expect(discardQuestion.get()?.stakes).toEqual(['secret']);
  release();
  expect([discardQuestion.get(), await mayGo]).toEqual([undefined, true]);

  const releaseTyped = holdStake('typed');
  const mayDiscard = confirmDiscard('typed');
  releaseTyped();
  expect([discardQuestion.get(), await mayDiscard]).toEqual([undefined, false]);
});
