import { describe, expect, it } from 'vitest';
import { operations } from '#api/generated/operations.ts';
import { osTemplates } from '#sandbox/catalog.ts';
import { testClient, type TestRequest, type SeenServer } from '#sandbox/testClient.ts';
import { worldKinds, type WorldKindName } from '#sandbox/worlds/kinds.ts';
import { contractChecker, readContract } from './strictContract.ts';

type Operation = (typeof operations)[number];
type OperationId = Operation['operationId'];

const checker = contractChecker(readContract());
const unknownId = '6f1d2c30-5b7a-4e18-9c00-00000000abcd';
const tenPlanId = '6f1d2c30-5b7a-4e18-9c00-000000000002';

/** A valid body for each operation that takes one. */
const goodBodies: Partial<Record<OperationId, object>> = {
  deployServer: { productId: tenPlanId, os: 'debian-13', osTemplate: 'debian-13' },
  renameServer: { label: 'renamed' },
  purchaseServerAddon: { addonId: 'q3ht81xa' },
  reinstallServer: { os: 'debian', osTemplate: 'debian-13' },
};

const covered = new Set<string>();

/** A client that checks every response against the contract and collects the violations in `problems`. */
function checkedClient(kind: WorldKindName = 'owner') {
  const client = testClient(kind);
  const problems: string[] = [];
  return {
    ...client,
    problems,
    async call(
      operationId: OperationId,
      status: number,
      options: TestRequest & { id?: string; action?: string } = {},
    ) {
      const { id = unknownId, action = 'reboot', ...rest } = options;
      const operation = operations.find((known): known is Operation => known.operationId === operationId);
      if (operation === undefined) throw new Error(`no operation ${operationId}`);
      const path = operation.path.replace('{id}', id).replace('{action}', action);
      const body = goodBodies[operationId];
      const seen = await client.api(operation.method, path, {
        ...(body === undefined ? {} : { body }),
        ...rest,
      });
      if (seen.status !== status)
        problems.push(`${operationId}: ${seen.status}, not ${status}: ${seen.text}`);
      const problem = checker.problem(operationId, seen.status, seen.json);
      if (problem !== undefined) problems.push(`${operationId} ${status}: ${problem}: ${seen.text}`);
      const contentType = seen.headers.get('content-type') ?? 'none';
      if (!/^application\/json\b/.test(contentType))
        problems.push(`${operationId} ${status} is sent as ${contentType}`);
      covered.add(`${operationId} ${seen.status}`);
      return seen;
    },
    async ids(): Promise<Record<string, string>> {
      const servers = (await client.api('GET', '/servers')).json as SeenServer[];
      return Object.fromEntries(servers.map(({ label, id }) => [label, id]));
    },
  };
}

const withId = operations.filter(({ path }) => path.includes('{id}')).map(({ operationId }) => operationId);
const withBody = Object.keys(goodBodies) as OperationId[];

describe('every operation', () => {
  it.each(operations)(
    '$operationId answers 401, 403 and 429 as documented',
    async ({ operationId, scope }) => {
      const { problems, call, control } = checkedClient();
      await call(operationId, 401, { key: 'otwa_live_unknown' });
      await control('world', { scopes: worldKinds.owner.scopes.filter((granted) => granted !== scope) });
      await call(operationId, 403);
      await control('world', { scopes: worldKinds.owner.scopes, rateLimit: 0 });
      await call(operationId, 429);
      expect(problems).toEqual([]);
    },
  );

  it.each(withId)(
    '%s answers 404 for a server that is not there and 400 for what is no id',
    async (operationId) => {
      const { problems, call } = checkedClient();
      await call(operationId, 404);
      await call(operationId, 400, { id: 'not-a-uuid' });
      expect(problems).toEqual([]);
    },
  );

  it.each(withBody)('%s answers 400 for a body that it can’t read', async (operationId) => {
    const { problems, call, ids } = checkedClient();
    const id = (await ids())['prod-web-2'] ?? '';
    for (const body of ['not json', '{}', '[]', 'null', '7']) await call(operationId, 400, { id, body });
    await call(operationId, 400, { id, headers: { 'content-type': 'text/plain' } });
    expect(problems).toEqual([]);
  });

  it.each(operations.map(({ operationId }) => operationId))(
    '%s answers an error that a fault asks for',
    async (operationId) => {
      const { problems, call, fault } = checkedClient();
      for (const status of [409, 500, 503]) {
        await fault(operationId, { status });
        await call(operationId, status);
      }
      expect(problems).toEqual([]);
    },
  );
});

describe('reading', () => {
  it.each<WorldKindName>(['owner', 'operator', 'viewer', 'reseller', 'broke', 'empty', 'fleet'])(
    'account and catalog of %s',
    async (kind) => {
      const { problems, call } = checkedClient(kind);
      await call('getAccount', 200);
      await call('listProducts', 200);
      await call('listRegions', 200);
      await call('listOsTemplates', 200);
      expect((await call('getResellerState', 200)).json === null).toBe(kind !== 'reseller');
      await call('issueAccountSso', 200);
      await call('issueAccountSso', 200, { body: { next: '/dashboard/billing' } });
      await call('issueAccountSso', 400, { body: { next: 'billing' } });
      await call('listServers', 200);
      expect(problems).toEqual([]);
    },
  );

  it('every server of the owner, in its state', async () => {
    const { problems, call, ids } = checkedClient();
    for (const [label, id] of Object.entries(await ids())) {
      const gone = label === 'shop-blackfriday' ? 404 : 200;
      await call('getServer', 200, { id });
      await call('getServerStats', 200, { id });
      await call('getServerCredentials', gone, { id });
      await call('listServerAddons', gone, { id });
      await call('issueServerSso', gone, { id });
    }
    expect(problems).toEqual([]);
  });
});

describe('writing', () => {
  it('a server’s whole life', async () => {
    const { problems, call, advance } = checkedClient('empty');
    const { id } = (await call('deployServer', 201)).json as { id: string };
    for (const ms of [0, 4_000, 16_000, 40_000]) {
      await advance(ms);
      await call('listServers', 200);
      await call('getServer', 200, { id });
      await call('getServerCredentials', 200, { id });
    }
    await call('renameServer', 200, { id });
    await call('serverPowerAction', 200, { id, action: 'stop' });
    await call('serverPowerAction', 409, { id, action: 'start' });
    await advance(4_000);
    await call('serverPowerAction', 200, { id, action: 'start' });
    await advance(4_000);
    await call('serverPowerAction', 200, { id });
    for (const addonId of ['q3ht81xa', 'k2c8n6ty', 'm1s0gb50']) {
      await call('purchaseServerAddon', 200, { id, body: { addonId } });
      await call('purchaseServerAddon', 400, { id, body: { addonId } });
      await call('listServerAddons', 200, { id });
    }
    await call('getServer', 200, { id });
    await call('reinstallServer', 200, { id });
    await advance(10_000);
    await call('reinstallServer', 400, { id });
    await advance(60_000);
    await call('resetServerPassword', 200, { id });
    await call('terminateServer', 200, { id });
    await advance(5_000);
    await call('terminateServer', 404, { id });
    await call('getServer', 200, { id });
    await call('listServers', 200);
    expect(problems).toEqual([]);
  });

  it('without money', async () => {
    const { problems, call, ids } = checkedClient('broke');
    await call('deployServer', 402);
    await call('purchaseServerAddon', 400, { id: (await ids())['prod-web-2'] ?? '' });
    expect(problems).toEqual([]);
  });

  it('where the API says no', async () => {
    const { problems, call, ids, control } = checkedClient();
    const { mail = '', staging = '', 'old crm DO NOT TOUCH': suspended = '' } = await ids();
    await call('resetServerPassword', 200, { id: mail });
    await call('resetServerPassword', 200, { id: staging });
    const refusing = [
      'reinstallServer',
      'terminateServer',
      'serverPowerAction',
      'resetServerPassword',
      'purchaseServerAddon',
    ] as const;
    for (const operationId of refusing) await call(operationId, 403, { id: suspended });
    await call('purchaseServerAddon', 400, { id: staging });
    await control('world', { noAddresses: true });
    await call('deployServer', 400);
    await call('serverPowerAction', 400, { id: mail, action: 'explode' });
    await call('renameServer', 400, { id: mail, body: { label: '-' } });
    await call('issueServerSso', 400, { id: mail, body: { next: 'x' } });
    expect(problems).toEqual([]);
  });

  it('every system, deployed and reinstalled', async () => {
    const { problems, call, advance, control } = checkedClient();
    await control('world', { account: { balance: '10000.00' }, rateLimit: null });
    for (const { id: osTemplate } of osTemplates) {
      const body = { ...goodBodies.deployServer, os: osTemplate, osTemplate };
      const { id } = (await call('deployServer', 201, { body })).json as { id: string };
      await advance(60_000);
      await call('getServerCredentials', 200, { id });
      const os = osTemplate.split('-')[0] ?? '';
      await call('reinstallServer', 200, { id, body: { os, osTemplate } });
    }
    expect(problems).toEqual([]);
  });
});

it('every documented response of every operation was among these', () => {
  expect(checker.documented.filter((response) => !covered.has(response))).toEqual([]);
  expect(new Set(checker.documented.map((response) => response.split(' ')[0]))).toEqual(
    new Set(operations.map(({ operationId }) => operationId)),
  );
});
