import { describe, expect, it } from 'vitest';
import { tenPlan, testClient } from './testClient.ts';

describe('POST /sandbox/world', () => {
  it('revokes a key and gives it back', async () => {
    const { api, control } = testClient();
    await control('world', { revoked: true });
    expect(await api('GET', '/account')).toMatchObject({ status: 401, json: { statusCode: 401 } });
    await control('world', { revoked: false });
    expect((await api('GET', '/account')).status).toBe(200);
  });

  it('opens the same account with a second key of its own scopes and allowance', async () => {
    const { api, control } = testClient();
    const key = 'otwa_sandbox_owner_second';
    await control('world', { secondKey: { key, scopes: ['account:read'] }, rateLimit: 1 });
    expect((await api('GET', '/account', { key })).json).toEqual((await api('GET', '/account')).json);
    expect((await api('GET', '/servers', { key })).status).toBe(403);
    expect((await api('GET', '/account')).status).toBe(429);
  });

  it('puts a readable balance into the wallet and an odd one into the answer', async () => {
    const { api, control, ledger } = testClient();
    await control('world', { account: { balance: 'abc', firstName: null } });
    expect((await api('GET', '/account')).json).toMatchObject({ balance: 'abc', firstName: null });
    expect((await ledger()).balance).toBe('250.00');
    await control('world', { account: { balance: '7.00' } });
    expect((await api('GET', '/account')).json).toMatchObject({ balance: '7.00', firstName: null });
    expect((await ledger()).balance).toBe('7.00');
  });

  it('changes a plan, in the list and in what is charged', async () => {
    const { api, control, deploy, ledger } = testClient();
    await control('world', { products: [{ id: tenPlan, monthlyPrice: '11.00', addons: [] }] });
    const listed = (await api('GET', '/products')).json;
    expect(listed).toContainEqual(
      expect.objectContaining({ id: tenPlan, monthlyPrice: '11.00', addons: [] }),
    );
    await deploy();
    expect((await ledger()).commits[0]?.amount).toBe('11.00');
  });

  it('changes a server, by label or id, and forgets what was in progress', async () => {
    const { api, control, server, advance } = testClient();
    const { id } = await server('ci-runner-7');
    await control('world', {
      servers: [
        { label: 'ci-runner-7', status: 'failed', guestAgent: false },
        { id, newLabel: '<b>' },
      ],
    });
    await advance(120_000);
    expect((await server('<b>')).status).toBe('failed');
    expect((await api('POST', `/servers/${id}/power/start`)).status).toBe(409);
  });

  it('puts odd fields into every answer about a server', async () => {
    const { api, control, server } = testClient();
    const { id } = await server('mail');
    await control('world', {
      servers: [{ id, answer: { status: 'building', 'networking.gateway': 7 }, omit: ['os'] }],
    });
    const list = (await api('GET', '/servers')).json as { id: string }[];
    const row = list.find((found) => found.id === id);
    const detail = (await api('GET', `/servers/${id}`)).json;
    for (const seen of [row, detail]) {
      expect(seen).toMatchObject({ status: 'building' });
      expect(seen).not.toHaveProperty('os');
    }
    expect(detail).toMatchObject({ networking: { gateway: 7 } });
    expect(row).not.toHaveProperty('networking');
  });

  it('takes a server away: from then on it is a 404 and in no list', async () => {
    const { api, control, server } = testClient();
    const { id } = await server('mail');
    await control('world', { servers: [{ id, remove: true }] });
    expect((await api('GET', `/servers/${id}`)).status).toBe(404);
    expect((await api('GET', '/servers')).text).not.toContain(id);
  });

  it('adds servers, which go on as they would', async () => {
    const { control, server, advance, ledger } = testClient('empty');
    const added = await control('world', {
      addServers: [{ label: 'many', count: 3, status: 'provisioning' }],
    });
    expect(added.json).toEqual({ servers: [expect.any(String), expect.any(String), expect.any(String)] });
    expect((await server('many-3')).status).toBe('provisioning');
    await advance(60_000);
    expect((await server('many-3')).status).toBe('running');
    expect(await ledger()).toEqual({ commits: [], balance: '50.00' });
  });

  it('changes the state of many at once', async () => {
    const { api, control } = testClient('fleet');
    const count = async (status: string) => {
      const servers = (await api('GET', '/servers')).json as { status: string }[];
      return servers.filter((server) => server.status === status).length;
    };
    const before = await count('stopped');
    await control('world', { changeSome: { count: 200, from: 'running', to: 'stopped' } });
    expect(await count('stopped')).toBe(before + 200);
  });

  it.each<[object, number]>([
    [{ servers: [{ label: 'nobody', status: 'running' }] }, 404],
    [{ servers: [{ label: 'mail', stauts: 'running' }] }, 400],
    [{ addServers: [{ label: 'x', plan: 99 }] }, 400],
    [{ addons: [{ name: 'nothing', price: 1 }] }, 404],
    [{ key: 'otwa_live_x' }, 404],
    [{ unheard: 1 }, 400],
  ])('%j is a %d', async (changes, status) => {
    expect((await testClient().control('world', changes)).status).toBe(status);
  });

  it('is undone by a reset, with clock, ledger and faults', async () => {
    const { api, control, deploy, advance, fault, ledger } = testClient();
    const before = (await api('GET', '/servers')).text;
    await control('world', { servers: [{ label: 'mail', remove: true }], rateLimit: 0, scopes: [] });
    await deploy();
    await advance(1_000_000);
    await fault('listServers', { status: 500 });
    await control('reset', {});
    expect((await api('GET', '/servers')).text).toBe(before);
    expect((await ledger()).commits).toEqual([]);
  });
});
