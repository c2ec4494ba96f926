import { describe, expect, it } from 'vitest';
import { testClient } from './testClient.ts';

const debian = { body: { os: 'debian', osTemplate: 'debian-13' } };
type Client = ReturnType<typeof testClient>;

async function passwordOf({ api }: Client, id: string): Promise<unknown> {
  return ((await api('GET', `/servers/${id}/credentials`)).json as { password: unknown }).password;
}

describe('a new server', () => {
  it('is pending, then provisioning, gets its addresses, and runs after a minute', async () => {
    const client = testClient('empty');
    await client.deploy({ fields: { label: 'new', addons: ['d9wm40ze'] } });
    const seen: unknown[] = [];
    for (const ms of [0, 4_000, 16_000, 39_999, 1]) {
      await client.advance(ms);
      const { status, ipAddress, additionalIps } = await client.server('new');
      seen.push([status, ipAddress, additionalIps.length]);
    }
    expect(seen).toEqual([
      ['pending', null, 0],
      ['provisioning', null, 0],
      ['provisioning', '198.18.0.10', 4],
      ['provisioning', '198.18.0.10', 4],
      ['running', '198.18.0.10', 4],
    ]);
  });

  it('has credentials without an address until it has one', async () => {
    const { api, deploy, advance, server } = testClient('empty');
    await deploy({ fields: { label: 'new' } });
    const { id } = await server('new');
    const credentials = async () => (await api('GET', `/servers/${id}/credentials`)).json;
    expect(await credentials()).toMatchObject({ username: 'root', ip: null, sshCommand: null });
    await advance(20_000);
    expect(await credentials()).toMatchObject({ ip: '198.18.0.10', sshCommand: 'ssh root@198.18.0.10' });
  });
});

describe('power', () => {
  it.each([
    ['stop', 'prod-web-1', 'running', 'stopped'],
    ['start', 'staging', 'stopped', 'running'],
    ['reboot', 'prod-web-1', 'running', 'running'],
  ])('%s takes its seconds', async (action, label, before, after) => {
    const { api, server, advance } = testClient();
    const { id } = await server(label);
    expect((await api('POST', `/servers/${id}/power/${action}`)).status).toBe(200);
    await advance(3_999);
    expect((await server(label)).status).toBe(before);
    await advance(1);
    expect((await server(label)).status).toBe(after);
  });

  it.each([
    ['start', 'prod-web-1', 409],
    ['stop', 'staging', 409],
    ['reboot', 'staging', 409],
    ['stop', 'ci-runner-7', 409],
    ['stop', 'old crm DO NOT TOUCH', 403],
    ['start', 'shop-blackfriday', 404],
    ['explode', 'prod-web-1', 400],
  ])('%s on %s is a %d, with nothing done', async (action, label, status) => {
    const { api, server, ledger } = testClient();
    const { id } = await server(label);
    expect(await api('POST', `/servers/${id}/power/${action}`)).toMatchObject({
      status,
      json: { statusCode: status },
    });
    expect((await ledger()).commits).toEqual([]);
  });

  it('asked twice is done once, but each reboot is one of its own', async () => {
    const { api, server, ledger } = testClient();
    const { id } = await server('prod-web-1');
    for (const action of ['reboot', 'reboot', 'stop', 'stop']) {
      expect((await api('POST', `/servers/${id}/power/${action}`)).status).toBe(200);
    }
    expect((await api('POST', `/servers/${id}/power/reboot`)).status).toBe(409);
    expect((await ledger()).commits).toHaveLength(3);
  });
});

describe('a reinstall', () => {
  it('leaves running after a moment and comes back with the new system and a new password', async () => {
    const client = testClient();
    const before = await client.server('prod-web-1');
    const password = await passwordOf(client, before.id);
    await client.api('POST', `/servers/${before.id}/reinstall`, debian);
    expect((await client.server('prod-web-1')).status).toBe('running');
    await client.advance(3_000);
    expect(await client.server('prod-web-1')).toMatchObject({ status: 'provisioning', os: 'ubuntu-24.04' });
    expect(await passwordOf(client, before.id)).toBe(password);
    await client.advance(57_000);
    const { id, ipAddress, additionalIps } = before;
    expect(await client.server('prod-web-1')).toMatchObject({
      id,
      ipAddress,
      additionalIps,
      status: 'running',
      os: 'debian-13',
    });
    expect(await passwordOf(client, id)).not.toBe(password);
  });

  it.each([
    ['ci-runner-7', debian.body, 400, /not provisioned/],
    ['old crm DO NOT TOUCH', debian.body, 403, /suspended/],
    ['shop-blackfriday', debian.body, 404, /terminated/],
    ['prod-db', { os: 'debian', osTemplate: 'debian-99' }, 400, /osTemplate/],
    ['prod-db', { os: 'debian-13', osTemplate: 'debian-13' }, 400, /short family/],
    ['prod-db', { os: 'd'.repeat(65), osTemplate: 'debian-13' }, 400, /os must be at most 64/],
    ['prod-db', { os: 'debian' }, 400, /osTemplate/],
  ])('of %s as %j is a %d', async (label, body, status, words) => {
    const { api, server, ledger } = testClient();
    const { id } = await server(label);
    const answer = await api('POST', `/servers/${id}/reinstall`, { body });
    expect(answer).toMatchObject({ status, json: { message: expect.stringMatching(words) } });
    expect((await ledger()).commits).toEqual([]);
  });

  it('waits for nothing else: a second one is a 409', async () => {
    const { api, server } = testClient();
    const { id } = await server('prod-web-1');
    await api('POST', `/servers/${id}/reinstall`, debian);
    expect((await api('POST', `/servers/${id}/reinstall`, debian)).status).toBe(409);
  });
});

describe('a termination', () => {
  it('takes effect after a moment, releases the addresses, and can be asked twice', async () => {
    const { api, server, advance, ledger, deploy } = testClient();
    const before = await server('prod-web-1');
    const terminate = () => api('DELETE', `/servers/${before.id}`);
    expect([(await terminate()).status, (await terminate()).status]).toEqual([200, 200]);
    expect((await server('prod-web-1')).status).toBe('running');
    await advance(5_000);
    expect(await server('prod-web-1')).toMatchObject({
      status: 'terminated',
      ipAddress: null,
      additionalIps: [],
    });
    expect((await terminate()).status).toBe(404);
    expect((await api('GET', `/servers/${before.id}`)).status).toBe(200);
    expect((await api('GET', `/servers/${before.id}/credentials`)).status).toBe(404);
    expect((await ledger()).commits).toHaveLength(1);
    await deploy({ fields: { label: 'heir' } });
    await advance(60_000);
    expect((await server('heir')).ipAddress).toBe(before.ipAddress);
  });

  it('needs its own scope, which the default key has not', async () => {
    const { api, server, ledger } = testClient('operator');
    const { id } = await server('prod-web-1');
    const answer = await api('DELETE', `/servers/${id}`);
    expect(answer).toMatchObject({
      status: 403,
      json: { message: expect.stringContaining('servers:destroy') },
    });
    expect((await ledger()).commits).toEqual([]);
  });

  it('overtakes what was in progress', async () => {
    const { api, server, advance } = testClient();
    const { id } = await server('ci-runner-7');
    await api('DELETE', `/servers/${id}`);
    await advance(120_000);
    expect((await server('ci-runner-7')).status).toBe('terminated');
  });
});
