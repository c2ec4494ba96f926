import { describe, expect, it } from 'vitest';
import { operations } from '#api/generated/operations.ts';
import { worldKinds, type WorldKind, type WorldKindName } from '#sandbox/worlds/kinds.ts';
import { testClient } from './testClient.ts';

const someId = '6f1d2c30-5b7a-4e18-9c00-00000000abcd';
const pathOf = (path: string): string => path.replace('{id}', someId).replace('{action}', 'start');

describe('keys', () => {
  it.each([
    '',
    'x',
    'otwa_live_123',
    'otwa_sandbox_',
    'otwa_sandbox_nobody',
    'otwa_sandbox_owner_',
    'otwa_sandbox_owner_ü',
  ])('%j opens nothing', async (key) => {
    const { send } = testClient();
    const answer = await send('GET', '/api/v1/account', {
      headers: { authorization: encodeURI(`Bearer ${key}`) },
    });
    expect(answer.json).toEqual({ message: 'Missing or invalid API key', statusCode: 401 });
  });

  it.each([undefined, 'Basic b3R3YQ==', 'otwa_sandbox_owner'])(
    'authorization %j opens nothing',
    async (authorization) => {
      const request = new Request('http://sandbox.invalid/api/v1/account', {
        headers: authorization === undefined ? {} : { authorization },
      });
      expect((await testClient().sandbox.fetch(request)).status).toBe(401);
    },
  );

  it('with an ending open worlds of their own, the same on every start', async () => {
    const { api } = testClient();
    const accountOf = async (key: string) => (await api('GET', '/account', { key })).json;
    const one = await accountOf('otwa_sandbox_owner_one');
    expect(await accountOf('otwa_sandbox_owner_two')).not.toEqual(one);
    expect((await testClient().api('GET', '/account', { key: 'otwa_sandbox_owner_one' })).json).toEqual(one);
  });

  it.each(Object.keys(worldKinds) as WorldKindName[])(
    '%s may do what its scopes say, and a 403 names what is missing',
    async (kind) => {
      const { api } = testClient(kind);
      const scopes: WorldKind['scopes'] = worldKinds[kind].scopes;
      for (const { method, path, scope } of operations) {
        const { status, json } = await api(method, pathOf(path));
        const granted = scopes.some((known) => known === scope);
        const refusal = { statusCode: 403, message: `API key lacks required permission: ${scope}` };
        expect([path, status !== 403 || json]).toEqual([path, granted || refusal]);
      }
    },
  );
});

describe('every answer', () => {
  it.each([
    ['GET', '/api/v1/account', 200],
    ['GET', '/api/v1/nope', 404],
    ['GET', '/api/v1', 404],
    ['GET', '/', 404],
    ['PUT', '/api/v1/servers', 405],
    ['GET', `/api/v1/servers/${someId}`, 404],
    ['GET', '/api/v1/servers/not-a-uuid', 400],
    ['POST', `/api/v1/servers/${someId}/power/start`, 404],
    ['GET', '/sandbox/nope', 404],
    ['POST', '/sandbox/clock', 400],
    ['GET', '/sandbox/ledger?key=x', 404],
  ])('%s %s is a %d and carries the headers', async (method, path, status) => {
    const answer = await testClient().send(method, path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-request-id')).toMatch(/^req_\w+$/);
    expect(answer.headers.get('x-ratelimit-remaining')).toMatch(/^\d+$/);
    expect(answer.headers.get('x-ratelimit-reset')).toMatch(/^\d+$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const error = { message: expect.any(String), statusCode: status };
    expect(status < 400 || answer.json).toEqual(status < 400 || error);
  });

  it('a 405 says what is allowed', async () => {
    expect((await testClient().send('PUT', '/api/v1/servers')).headers.get('allow')).toBe('GET, POST');
  });
});

describe('bodies', () => {
  it.each([
    ['not json', {}, /not valid JSON/],
    ['{"label":"x"}', { 'content-type': 'application/x-www-form-urlencoded' }, /Content-Type/],
    ['{}', {}, /label/],
    ['{"label":7}', {}, /label must be of type string/],
    ['[]', {}, /body must be of type object/],
    ['null', {}, /body/],
    ['{"label":""}', {}, /label/],
    [undefined, {}, /label/],
  ])('%j with %j is a 400 that says what is wrong', async (body, headers, words) => {
    const { api, server, ledger } = testClient();
    const { id } = await server('mail');
    const answer = await api('PATCH', `/servers/${id}/label`, { headers, body });
    expect(answer.json).toEqual({ statusCode: 400, message: expect.stringMatching(words) });
    expect((await ledger()).commits).toEqual([]);
  });

  it('a rename shows in the answer, the list and the ledger', async () => {
    const { api, server, ledger, advance } = testClient();
    const { id } = await server('mail');
    await advance(1_000);
    const answer = await api('PATCH', `/servers/${id}/label`, { body: { label: 'post office' } });
    expect(answer.json).toMatchObject({ id, label: 'post office', updatedAt: '2026-11-23T12:00:01.000Z' });
    expect((await server('post office')).id).toBe(id);
    expect((await ledger()).commits).toMatchObject([{ operationId: 'renameServer', serverId: id }]);
  });
});

describe('statistics', () => {
  it('are there while a server runs, and stay inside its size', async () => {
    const { api, server, advance } = testClient();
    const { id } = await server('prod-web-1');
    const samples: string[] = [];
    for (let sample = 0; sample < 40; sample += 1) {
      const { json, text } = await api('GET', `/servers/${id}/stats`);
      const stats = json as Record<'cpu' | 'memoryUsed' | 'memoryTotal' | 'diskUsed' | 'diskTotal', number>;
      expect(stats.cpu).toBeGreaterThan(0);
      expect(stats.cpu).toBeLessThanOrEqual(100);
      expect(stats.memoryUsed).toBeLessThan(stats.memoryTotal);
      expect(stats.diskUsed).toBeLessThan(stats.diskTotal);
      expect(stats).toMatchObject({ memoryTotal: 8192, diskTotal: 100 });
      samples.push(text);
      await advance(3_000);
    }
    expect(new Set(samples).size).toBeGreaterThan(20);
  });

  it('differ over a fleet: most servers have little to do, some are about full', async () => {
    const { api } = testClient('fleet');
    const { json } = await api('GET', '/servers');
    const running = (json as { id: string; status: string }[]).filter(({ status }) => status === 'running');
    const loads = await Promise.all(
      running.slice(0, 90).map(async ({ id }) => {
        const stats = (await api('GET', `/servers/${id}/stats`)).json as { cpu: number };
        return stats.cpu;
      }),
    );
    const share = (matches: (cpu: number) => boolean): number => loads.filter(matches).length / loads.length;
    expect(share((cpu) => cpu < 20)).toBeGreaterThan(0.4);
    expect(share((cpu) => cpu >= 75)).toBeGreaterThan(0.02);
    expect(share((cpu) => cpu >= 75)).toBeLessThan(0.25);
    expect(Math.max(...loads)).toBeLessThanOrEqual(100);
  });

  it.each(['staging', 'ci-runner-7', 'old crm DO NOT TOUCH', 'shop-blackfriday'])(
    'are null for %s',
    async (label) => {
      const { api, server } = testClient();
      const { id } = await server(label);
      expect((await api('GET', `/servers/${id}/stats`)).text).toBe('null');
    },
  );
});

it('keeps no more than 300 worlds: the one not used for longest starts afresh', async () => {
  const { api, deploy, key } = testClient('empty');
  await deploy();
  for (let other = 0; other < 299; other += 1)
    await api('GET', '/account', { key: `otwa_sandbox_empty_${other}` });
  expect((await api('GET', '/servers')).json).toHaveLength(1);
  for (let other = 0; other < 300; other += 1)
    await api('GET', '/account', { key: `otwa_sandbox_empty_b${other}` });
  expect((await api('GET', '/servers', { key })).json).toHaveLength(0);
});

it('opens a fleet of ten thousand, and lists it again without delay', async () => {
  const { api } = testClient('fleet');
  const first = await api('GET', '/servers');
  expect(first.json).toHaveLength(10_000);
  expect(Math.abs(first.text.length - 5_700_000)).toBeLessThan(100_000);
  expect((await api('GET', '/servers')).text).toBe(first.text);
});
