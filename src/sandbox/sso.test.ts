import { describe, expect, it } from 'vitest';
import { seededRandom } from './seededRandom.ts';
import { createSsoDesk } from './sso.ts';
import { testClient } from './testClient.ts';

const tokenOf = (url: string): string => new URL(url).searchParams.get('t') ?? '';

describe('createSsoDesk', () => {
  it('lets a link in once', () => {
    const desk = createSsoDesk(seededRandom('a'));
    const { url, expiresIn } = desk.mint('/dashboard/billing?tab=1', 0);
    expect(expiresIn).toBe(300);
    expect(new URL(url).origin).toBe('https://otwa.cloud');
    expect(new URL(url).searchParams.get('next')).toBe('/dashboard/billing?tab=1');
    expect(desk.redeem(tokenOf(url), 299_999)).toEqual({
      state: 'signed-in',
      next: '/dashboard/billing?tab=1',
    });
    expect(desk.redeem(tokenOf(url), 299_999)).toEqual({ state: 'used' });
  });

  it('lets no link in after 300 seconds, nor one it never gave', () => {
    const desk = createSsoDesk(seededRandom('a'));
    expect(desk.redeem(tokenOf(desk.mint('/', 0).url), 300_000)).toEqual({ state: 'expired' });
    expect(desk.redeem('made-up', 0)).toBeUndefined();
  });
});

describe('the two operations', () => {
  it('land on the dashboard and on the server, each in the ledger', async () => {
    const { api, server, control, ledger } = testClient();
    const { id } = await server('mail');
    const account = (await api('POST', '/sso')).json as { url: string };
    const own = (await api('POST', `/servers/${id}/sso`)).json as { url: string };
    expect(new URL(account.url).searchParams.get('next')).toBe('/dashboard');
    expect((await control('sso', { url: own.url })).json).toEqual({
      state: 'signed-in',
      next: `/dashboard/servers/${id}`,
    });
    expect((await control('sso', { url: own.url })).json).toEqual({ state: 'used' });
    expect((await control('sso', { url: 'https://otwa.cloud/sso?t=x' })).json).toEqual({ state: 'unknown' });
    expect((await ledger()).commits).toMatchObject([
      { operationId: 'issueAccountSso', serverId: null, amount: null },
      { operationId: 'issueServerSso', serverId: id, amount: null },
    ]);
  });

  it.each(['dashboard', 'https://evil.example', ''])('refuse next %j', async (next) => {
    const { api, ledger } = testClient();
    expect((await api('POST', '/sso', { body: { next } })).json).toMatchObject({ statusCode: 400 });
    expect((await ledger()).commits).toEqual([]);
  });
});
