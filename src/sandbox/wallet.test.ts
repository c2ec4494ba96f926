import { describe, expect, it } from 'vitest';
import { readMoney, toDecimalString, type Money } from '#domain/money.ts';
import { tenPlan, testClient } from './testClient.ts';
import { createWallet } from './wallet.ts';

function money(text: string): Money {
  const amount = readMoney(text);
  if (amount === undefined) throw new TypeError(text);
  return amount;
}

describe('createWallet', () => {
  it('pays to the last cent, and not one more', () => {
    const wallet = createWallet(money('0.30'));
    expect(wallet.debit(money('0.10'))).toBe(true);
    expect(wallet.debit(money('0.20'))).toBe(true);
    expect(wallet.debit(money('0.01'))).toBe(false);
    expect(toDecimalString(wallet.balance())).toBe('0.00');
    wallet.refund(money('0.20'));
    expect(toDecimalString(wallet.balance())).toBe('0.20');
  });
});

describe('a deploy', () => {
  it('charges the plan and its add-ons for a month, at once', async () => {
    const { deploy, ledger, api } = testClient('empty');
    const answer = await deploy({ fields: { addons: ['q3ht81xa', 'm1s0gb50'] } });
    expect(answer).toMatchObject({
      status: 201,
      json: { status: 'pending', ipAddress: null, additionalIps: [] },
    });
    expect(await ledger()).toMatchObject({ commits: [{ amount: '16.49' }], balance: '33.51' });
    expect((await api('GET', '/account')).json).toMatchObject({ balance: '33.51' });
  });

  it('is a 402 when the wallet is a cent short: nothing charged, nothing created, no address kept', async () => {
    const { deploy, ledger, control, api, server, advance } = testClient('empty');
    await control('world', { account: { balance: '9.99' } });
    expect(await deploy()).toMatchObject({ status: 402, json: { statusCode: 402 } });
    expect(await ledger()).toEqual({ commits: [], balance: '9.99' });
    expect((await api('GET', '/servers')).json).toEqual([]);
    await control('world', { account: { balance: '10.00' } });
    expect((await deploy({ fields: { label: 'paid' } })).status).toBe(201);
    await advance(60_000);
    expect((await server('paid')).ipAddress).toBe('198.18.0.10');
  });

  it('costs a reseller the wholesale price, which is the one listed', async () => {
    const { api, deploy, ledger } = testClient('reseller');
    expect((await api('GET', '/products')).json).toContainEqual(
      expect.objectContaining({ id: tenPlan, monthlyPrice: '8.00' }),
    );
    await deploy();
    expect((await ledger()).commits[0]?.amount).toBe('8.00');
  });

  it.each([
    [{ productId: 'x' }, /productId/],
    [{ productId: '6f1d2c30-5b7a-4e18-9c00-0000000000ff' }, /productId/],
    [{ osTemplate: 'plan9' }, /osTemplate/],
    [{ os: 'ubuntu' }, /os /],
    [{ region: 'mars-1' }, /region/],
    [{ label: '-x' }, /label/],
    [{ hostname: 'a_b' }, /hostname/],
    [{ addons: ['q3ht81xa', 'd9wm40ze'] }, /one add-on of each type/],
    [{ addons: ['nope'] }, /nope/],
    [{ addons: 'q3ht81xa' }, /addons/],
  ])('with %j is a 400 that says so, and charges nothing', async (fields, words) => {
    const { deploy, ledger } = testClient('empty');
    const answer = await deploy({ fields });
    expect(answer.json).toEqual({ statusCode: 400, message: expect.stringMatching(words) });
    expect(await ledger()).toEqual({ commits: [], balance: '50.00' });
  });

  it.each([{ os: 'debian-13' }, { os: 'debian' }])('takes %j with the template', async (fields) => {
    expect((await testClient('empty').deploy({ fields })).json).toMatchObject({ os: 'debian-13' });
  });
});
