import { describe, expect, test } from 'vitest';
import { budgetNumbers, RequestWindow } from './requestWindow.ts';

function spend(window: RequestWindow, times: number, at: number): void {
  for (let count = 0; count < times; count += 1) window.record(at);
}

describe('a minute of requests', () => {
  test('lets 90 go at once and the next one when the first is a minute old', () => {
    const window = new RequestWindow();
    spend(window, 89, 1_000);
    expect(window.wait(2_000)).toBe(0);
    spend(window, 1, 2_000);
    expect(window.wait(2_000)).toBe(59_001);
    expect(window.wait(61_001)).toBe(0);
  });

  test('forgets what a clock that was set back left in the future', () => {
    const window = new RequestWindow();
    spend(window, 90, 500_000);
    expect(window.left(1_000)).toBe(90);
  });

  test.each([
    { said: 100, since: 0, left: 90 },
    { said: 30, since: 0, left: 20 },
    { said: 30, since: 5, left: 15 },
    { said: 10, since: 0, left: 0 },
    { said: 0, since: 0, left: 0 },
  ])('of $said that the API would take, $since sent since, $left are left', ({ said, since, left }) => {
    const window = new RequestWindow();
    window.learn(said, 1_000);
    spend(window, since, 2_000);
    expect(window.left(3_000)).toBe(left);
  });

  test('what went before the API said it is in its count already', () => {
    const window = new RequestWindow();
    spend(window, 5, 900);
    spend(window, 5, 1_000);
    window.learn(30, 1_000);
    expect(window.left(1_000)).toBe(20);
    spend(window, 5, 1_001);
    expect(window.left(1_001)).toBe(15);
  });

  test('what the API said counts for a minute', () => {
    const window = new RequestWindow();
    window.learn(0, 1_000);
    expect(window.wait(2_000)).toBe(59_001);
    expect(window.left(61_001)).toBe(90);
  });
});

describe('polling', () => {
  test('has 50 of the 90', () => {
    const window = new RequestWindow();
    for (let count = 0; count < budgetNumbers.polls; count += 1) {
      expect(window.mayPoll(1_000)).toBe(true);
      window.recordPoll({ at: 1_000, purpose: 'page', isOwn: true });
      window.record(1_000);
    }
    expect(window.mayPoll(1_000)).toBe(false);
    expect(window.wait(1_000)).toBe(0);
    expect(window.mayPoll(61_001)).toBe(true);
  });

  test('gives way where a person has spent the budget', () => {
    const window = new RequestWindow();
    spend(window, 90, 1_000);
    expect(window.mayPoll(1_000)).toBe(false);
  });

  test('has its whole share from the beginning', () => {
    const window = new RequestWindow();
    for (let count = 0; count < 49; count += 1)
      window.recordPoll({ at: 1_000, purpose: 'page', isOwn: true });
    expect(window.mayPoll(1_000)).toBe(true);
  });

  test('does not rest until a time that only a clock set back can mean', () => {
    const window = new RequestWindow();
    window.restUntil(600_000);
    expect([window.mayPoll(0), window.mayPoll(1)]).toEqual([true, false]);
  });

  test('rests until the time that a 429 gave', () => {
    const window = new RequestWindow();
    window.restUntil(8_000);
    window.restUntil(5_000);
    expect(window.mayPoll(7_999)).toBe(false);
    expect(window.mayPoll(8_000)).toBe(true);
  });
});
