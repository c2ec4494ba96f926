import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rateLimit.ts';
import { testClient } from './testClient.ts';

describe('createRateLimit', () => {
  it('counts in windows of a minute that begin with their first request', () => {
    const limit = createRateLimit(2);
    expect(limit.take(500)).toEqual({ allowed: true, remaining: 1, resetSeconds: 60 });
    expect(limit.take(30_600)).toEqual({ allowed: true, remaining: 0, resetSeconds: 30 });
    expect(limit.take(60_499)).toEqual({ allowed: false, remaining: 0, resetSeconds: 1 });
    expect(limit.take(60_500)).toEqual({ allowed: true, remaining: 1, resetSeconds: 60 });
  });
});

describe('a key', () => {
  it('has 100 requests a minute, then a 429 that says when to come back', async () => {
    const { api, advance } = testClient();
    const first = await api('GET', '/regions');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('99');
    for (let request = 2; request <= 100; request += 1)
      expect((await api('GET', '/regions')).status).toBe(200);
    await advance(20_000);
    const refused = await api('GET', '/regions');
    expect(refused).toMatchObject({ status: 429, json: { statusCode: 429 } });
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(refused.headers.get('x-ratelimit-reset')).toBe('40');
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect((await api('GET', '/regions', { key: 'otwa_sandbox_owner_other' })).status).toBe(200);
    await advance(40_000);
    expect((await api('GET', '/regions')).status).toBe(200);
  });

  it('is refused before anything is done', async () => {
    const { deploy, control, ledger } = testClient('empty');
    await control('world', { rateLimit: 0 });
    expect((await deploy()).status).toBe(429);
    expect((await ledger()).commits).toEqual([]);
    await control('world', { rateLimit: null });
    expect((await deploy()).status).toBe(201);
  });
});
