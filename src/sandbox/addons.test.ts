import { describe, expect, it } from 'vitest';
import { testClient } from './testClient.ts';

interface SeenAddon {
  readonly id: string;
  readonly type: string;
  readonly price: number;
  readonly proratedPrice: number;
  readonly owned: boolean;
}

/** A client for an owner's server that is 15.5 days old, so that 14.5 days are left, with no add-ons. */
async function halfwayServer() {
  const client = testClient();
  await client.control('world', { addServers: [{ label: 'halfway', ageDays: 15.5, plan: 2 }] });
  const { id } = await client.server('halfway');
  return {
    ...client,
    id,
    catalog: async () =>
      (await client.api('GET', `/servers/${id}/addons`)).json as {
        addons: SeenAddon[];
        daysRemaining: number;
      },
    buy: (addonId: string) => client.api('POST', `/servers/${id}/addons`, { body: { addonId } }),
  };
}

describe('the catalogue', () => {
  it('quotes the time left exactly and shows the days rounded down, as the contract’s example does', async () => {
    const { catalog } = await halfwayServer();
    const { addons, daysRemaining } = await catalog();
    expect(daysRemaining).toBe(14);
    expect(addons.find(({ id }) => id === 'vpk7wjf5')).toMatchObject({
      price: 32,
      proratedPrice: 15.47,
      owned: false,
    });
    expect(new Set(addons.map(({ type }) => type))).toEqual(new Set(['extra-ip', 'ip-class', 'backup']));
  });

  it('says when the cycle ends, and goes on to the next', async () => {
    const { api, id, advance } = await halfwayServer();
    const read = async () => (await api('GET', `/servers/${id}/addons`)).json;
    expect(await read()).toMatchObject({ billingCycleEnd: '2026-12-08T00:00:00.000Z', daysRemaining: 14 });
    await advance(14.5 * 86_400_000);
    expect(await read()).toMatchObject({ billingCycleEnd: '2027-01-07T00:00:00.000Z', daysRemaining: 30 });
  });
});

describe('a purchase', () => {
  it.each([
    ['vpk7wjf5', 15.47, 42, 8, 'extra-ip'],
    ['k2c8n6ty', 10.88, 32.5, 5, 'ip-class'],
    ['m1s0gb50', 1.2, 12.49, 0, 'backup'],
  ])('of %s charges the quote and brings its addresses', async (addonId, charge, monthly, count, type) => {
    const { buy, catalog, server, ledger } = await halfwayServer();
    expect((await buy(addonId)).json).toMatchObject({
      addon: { id: addonId, type },
      prorated: charge,
      newMonthlyPrice: monthly,
      allocatedIpCount: count,
      daysRemaining: 14,
    });
    expect((await server('halfway')).additionalIps).toHaveLength(count);
    expect((await catalog()).addons.every((addon) => addon.owned === (addon.type === type))).toBe(true);
    const { commits, balance } = await ledger();
    expect(commits).toMatchObject([{ operationId: 'purchaseServerAddon', amount: charge.toFixed(2) }]);
    expect(balance).toBe((250 - charge).toFixed(2));
  });

  it('of a second add-on of the type is a 400, also of a different size', async () => {
    const { buy, ledger } = await halfwayServer();
    await buy('q3ht81xa');
    expect(await buy('vpk7wjf5')).toMatchObject({
      status: 400,
      json: { message: expect.stringContaining('same type') },
    });
    expect((await ledger()).commits).toHaveLength(1);
  });

  it('without enough money is a 400 that takes nothing', async () => {
    const { buy, control, server, ledger } = await halfwayServer();
    await control('world', { account: { balance: '15.46' } });
    expect(await buy('vpk7wjf5')).toMatchObject({
      status: 400,
      json: { message: expect.stringMatching(/balance/) },
    });
    expect((await server('halfway')).additionalIps).toEqual([]);
    expect(await ledger()).toEqual({ commits: [], balance: '15.46' });
  });

  it('that finds no addresses is refunded', async () => {
    const { buy, control, catalog, ledger } = await halfwayServer();
    await control('world', { noAddresses: true });
    expect(await buy('vpk7wjf5')).toMatchObject({
      status: 400,
      json: { message: expect.stringMatching(/refunded/) },
    });
    expect(await ledger()).toEqual({ commits: [], balance: '250.00' });
    expect((await catalog()).addons.some(({ owned }) => owned)).toBe(false);
  });

  it('charges a changed price', async () => {
    const { buy, control, catalog } = await halfwayServer();
    await control('world', { addons: [{ id: 'vpk7wjf5', price: 64 }] });
    expect((await catalog()).addons.find(({ id }) => id === 'vpk7wjf5')).toMatchObject({
      price: 64,
      proratedPrice: 30.93,
    });
    expect((await buy('vpk7wjf5')).json).toMatchObject({ prorated: 30.93, newMonthlyPrice: 74 });
  });

  it.each([
    ['staging', 'm1s0gb50', 400],
    ['old crm DO NOT TOUCH', 'm1s0gb50', 403],
    ['shop-blackfriday', 'm3x9gb1t', 404],
    ['prod-web-2', 'nope', 400],
    ['prod-web-2', 'm1s0gb50', 400],
  ])('on %s of %s is a %d', async (label, addonId, status) => {
    const { api, server, ledger } = testClient();
    const { id } = await server(label);
    expect((await api('POST', `/servers/${id}/addons`, { body: { addonId } })).status).toBe(status);
    expect((await ledger()).commits).toEqual([]);
  });
});
