import { describe, expect, it } from 'vitest';
import { testClient } from './testClient.ts';

const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
const dayMs = 24 * 60 * 60 * 1000;

describe('Idempotency-Key of a deploy', () => {
  it('gives the first answer again, and buys once, whatever the body now says', async () => {
    const { deploy, api, ledger } = testClient('empty');
    const first = await deploy({ ...keyed('k1'), fields: { label: 'first' } });
    const same = await deploy({ ...keyed('k1'), fields: { label: 'first' } });
    const changed = await deploy({ ...keyed('k1'), fields: { label: 'second' } });
    const unreadable = await api('POST', '/servers', { ...keyed('k1'), body: 'not json' });
    expect(first.status).toBe(201);
    for (const again of [same, changed, unreadable]) {
      expect([again.status, again.text]).toEqual([201, first.text]);
    }
    expect(await ledger()).toMatchObject({
      commits: [{ operationId: 'deployServer', amount: '10.00' }],
      balance: '40.00',
    });
  });

  it('buys again with another key, and without a key', async () => {
    const { deploy, ledger } = testClient('empty');
    for (const request of [keyed('k1'), keyed('k2'), {}, {}, keyed('')]) await deploy(request);
    expect((await ledger()).commits).toHaveLength(5);
  });

  it.each([
    ['still stands just before a day has passed', dayMs - 1, 1],
    ['is forgotten after a day', dayMs, 2],
  ])('%s', async (_, ms, bought) => {
    const { deploy, advance, ledger } = testClient('empty');
    await deploy(keyed('k1'));
    await advance(ms);
    await deploy(keyed('k1'));
    expect((await ledger()).commits).toHaveLength(bought);
  });

  it('is not used up by a refusal', async () => {
    const { deploy, control } = testClient('broke');
    expect((await deploy(keyed('k1'))).status).toBe(402);
    await control('world', { account: { balance: '20.00' } });
    expect((await deploy(keyed('k1'))).status).toBe(201);
  });

  it('belongs to one account', async () => {
    const { deploy } = testClient('empty');
    const mine = await deploy({ ...keyed('k1'), key: 'otwa_sandbox_empty_a' });
    const theirs = await deploy({ ...keyed('k1'), key: 'otwa_sandbox_empty_b' });
    expect(theirs.text).not.toBe(mine.text);
  });

  it('does not show an answer to a key that may not ask', async () => {
    const { deploy, control } = testClient('empty');
    await deploy(keyed('k1'));
    await control('world', { scopes: ['account:read'] });
    expect((await deploy(keyed('k1'))).status).toBe(403);
  });
});

describe('Idempotency-Key of a reinstall', () => {
  const reinstall = { body: { os: 'debian', osTemplate: 'debian-13' } };

  it('holds for one server', async () => {
    const { api, server, ledger } = testClient();
    const [one, other] = [await server('prod-web-1'), await server('prod-web-2')];
    for (const { id } of [one, one, other]) {
      expect((await api('POST', `/servers/${id}/reinstall`, { ...reinstall, ...keyed('k') })).status).toBe(
        200,
      );
    }
    expect((await ledger()).commits.map(({ serverId }) => serverId)).toEqual([one.id, other.id]);
  });

  it('holds for one operation', async () => {
    const { api, server, deploy } = testClient();
    const { id } = await server('prod-web-1');
    await api('POST', `/servers/${id}/reinstall`, { ...reinstall, ...keyed('k') });
    expect((await deploy(keyed('k'))).status).toBe(201);
  });

  it.each([
    [128, 200],
    [129, 400],
  ])('with %d characters is answered %d', async (length, status) => {
    const { api, server } = testClient();
    const { id } = await server('prod-web-1');
    const answer = await api('POST', `/servers/${id}/reinstall`, {
      ...reinstall,
      ...keyed('k'.repeat(length)),
    });
    expect(answer.status).toBe(status);
  });
});
