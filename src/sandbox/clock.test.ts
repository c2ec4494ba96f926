import { describe, expect, it } from 'vitest';
import { createClock } from './clock.ts';
import { testClient } from './testClient.ts';

it('runs on top of another clock', () => {
  let base = 1_000;
  const clock = createClock(() => base);
  clock.advance(50);
  base = 2_000;
  clock.advance(1);
  expect(clock.now()).toBe(2_051);
});

describe('POST /sandbox/clock', () => {
  it('puts one world forward and leaves the others', async () => {
    const { send, api } = testClient('empty');
    await api('GET', '/account', { key: 'otwa_sandbox_empty_a' });
    const answer = await send('POST', '/sandbox/clock', {
      body: { key: 'otwa_sandbox_empty', advanceMs: 5_000 },
    });
    expect(answer.json).toEqual({ now: '2026-11-23T12:00:05.000Z' });
    const other = await send('POST', '/sandbox/clock', {
      body: { key: 'otwa_sandbox_empty_a', advanceMs: 0 },
    });
    expect(other.json).toEqual({ now: '2026-11-23T12:00:00.000Z' });
  });

  it('without a key puts all of them forward, those to come too', async () => {
    const { send } = testClient('empty');
    await send('POST', '/sandbox/clock', { body: { advanceMs: 60_000 } });
    const later = await send('POST', '/sandbox/clock', {
      body: { key: 'otwa_sandbox_empty_new', advanceMs: 1 },
    });
    expect(later.json).toEqual({ now: '2026-11-23T12:01:00.001Z' });
  });

  it.each([{ advanceMs: -1 }, { advanceMs: 'x' }, {}])('refuses %j', async (body) => {
    expect((await testClient().send('POST', '/sandbox/clock', { body })).status).toBe(400);
  });
});
