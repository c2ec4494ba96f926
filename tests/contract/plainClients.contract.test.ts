import { execFile, spawnSync } from 'node:child_process';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#api/generated/operations.ts';
import { sandboxHeader } from '#domain/sandboxHeader.ts';
import { serveSandbox, type HttpSandbox } from './httpSandbox.ts';
import { contractChecker, readContract } from './strictContract.ts';

/** A call as a user's script makes it. */
interface PlainCall {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly body?: object;
  readonly idempotencyKey?: string;
}

interface PlainAnswer {
  readonly status: number;
  readonly body: unknown;
}

type PlainClient = (url: string, call: PlainCall, key: string) => Promise<PlainAnswer>;

/** `node:http` with only the headers that the contract names. */
const nodeClient: PlainClient = (url, { method, body, idempotencyKey }, key) =>
  new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const outgoing = request(url, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      let received = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (part: string) => {
        received += part;
      });
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, body: JSON.parse(received) as unknown }),
      );
      incoming.on('error', reject);
    });
    outgoing.end(text);
  });

const curlClient: PlainClient = (url, { method, body, idempotencyKey }, key) =>
  new Promise((resolve, reject) => {
    const args = [
      '--silent',
      '--show-error',
      '--max-time',
      '10',
      '--request',
      method,
      '--write-out',
      '\n%{http_code}',
    ];
    args.push('--header', `Authorization: Bearer ${key}`);
    if (idempotencyKey !== undefined) args.push('--header', `Idempotency-Key: ${idempotencyKey}`);
    if (body !== undefined)
      args.push('--header', 'Content-Type: application/json', '--data', JSON.stringify(body));
    execFile('curl', [...args, url], { encoding: 'utf8' }, (error, output) => {
      if (error !== null) reject(error);
      else {
        const end = output.lastIndexOf('\n');
        resolve({ status: Number(output.slice(end + 1)), body: JSON.parse(output.slice(0, end)) as unknown });
      }
    });
  });

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const checker = contractChecker(readContract());

let sandbox: HttpSandbox;
beforeAll(async () => {
  sandbox = await serveSandbox();
});
afterAll(async () => {
  await sandbox.close();
});

/** Calls all 19 operations in turn, on a server deployed here and run for a minute. Returns the ids of those called. */
async function workEveryOperation(client: PlainClient, key: string): Promise<readonly string[]> {
  const called = new Set<string>();
  const call = async (status: number, plain: PlainCall): Promise<unknown> => {
    const answer = await client(`${sandbox.origin}/api/v1${plain.path}`, plain, key);
    expect([plain.operationId, answer.status]).toEqual([plain.operationId, status]);
    expect([plain.operationId, checker.problem(plain.operationId, status, answer.body)]).toEqual([
      plain.operationId,
      undefined,
    ]);
    called.add(plain.operationId);
    return answer.body;
  };
  const get = (operationId: string, path: string) => call(200, { operationId, method: 'GET', path });
  const post = (operationId: string, path: string, body?: object) =>
    call(200, { operationId, method: 'POST', path, ...(body === undefined ? {} : { body }) });

  await get('getAccount', '/account');
  const [plan] = (await get('listProducts', '/products')) as { id: string }[];
  const [region] = (await get('listRegions', '/regions')) as { slug: string }[];
  const [system] = (await get('listOsTemplates', '/os-templates')) as { id: string }[];
  await get('getResellerState', '/reseller');
  await post('issueAccountSso', '/sso', { next: '/dashboard/billing' });

  const deploy: PlainCall = {
    operationId: 'deployServer',
    method: 'POST',
    path: '/servers',
    idempotencyKey: 'my own key: 1',
    body: {
      productId: plan?.id,
      os: system?.id,
      osTemplate: system?.id,
      region: region?.slug,
      label: 'mine',
    },
  };
  const created = (await call(201, deploy)) as { id: string };
  expect(await call(201, deploy)).toEqual(created);
  await sandbox.control('clock', { key, advanceMs: 60_000 });

  const serverPath = `/servers/${created.id}`;
  expect(await get('listServers', '/servers')).toHaveLength(1);
  await get('getServer', serverPath);
  await get('getServerCredentials', `${serverPath}/credentials`);
  expect(await get('getServerStats', `${serverPath}/stats`)).not.toBeNull();
  await call(200, {
    operationId: 'renameServer',
    method: 'PATCH',
    path: `${serverPath}/label`,
    body: { label: 'still mine' },
  });
  await get('listServerAddons', `${serverPath}/addons`);
  await post('purchaseServerAddon', `${serverPath}/addons`, { addonId: 'q3ht81xa' });
  await post('serverPowerAction', `${serverPath}/power/reboot`);
  await post('resetServerPassword', `${serverPath}/password-reset`);
  await post('issueServerSso', `${serverPath}/sso`);
  const reinstall = {
    operationId: 'reinstallServer',
    method: 'POST',
    path: `${serverPath}/reinstall`,
    idempotencyKey: 'my own key: 2',
  };
  const again = { ...reinstall, body: { os: 'debian', osTemplate: 'debian-13' } };
  expect(await call(200, again)).toEqual(await call(200, again));
  await sandbox.control('clock', { key, advanceMs: 60_000 });
  await call(200, { operationId: 'terminateServer', method: 'DELETE', path: serverPath });

  return [...called];
}

/** The operations above that change something, in order; deploy and reinstall once each, although sent twice. */
const changes = [
  'issueAccountSso',
  'deployServer',
  'renameServer',
  'purchaseServerAddon',
  'serverPowerAction',
  'resetServerPassword',
  'issueServerSso',
  'reinstallServer',
  'terminateServer',
];

const everyOperation = operations.map(({ operationId }) => operationId).toSorted();

describe('all 19 operations, with keys and headers of one’s own', () => {
  it('work from a plain Node script', async () => {
    const key = 'otwa_sandbox_empty_script';
    expect((await workEveryOperation(nodeClient, key)).toSorted()).toEqual(everyOperation);
    expect((await sandbox.commits(key)).map(({ operationId }) => operationId)).toEqual(changes);
  });

  it.skipIf(!hasCurl)('work from curl (skipped: there is no curl on this machine)', async () => {
    const key = 'otwa_sandbox_empty_curl';
    expect((await workEveryOperation(curlClient, key)).toSorted()).toEqual(everyOperation);
    expect((await sandbox.commits(key)).map(({ operationId }) => operationId)).toEqual(changes);
  });
});

describe('CORS', () => {
  const preflight = async (origin: string, method: string): Promise<Response> =>
    fetch(`${origin}/api/v1/servers`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://panel.example',
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization,content-type,idempotency-key',
      },
    });
  const headerValues = (answer: Response, header: string): readonly string[] =>
    (answer.headers.get(header) ?? '').toLowerCase().split(/,\s*/);

  it.each(['GET', 'POST', 'PATCH', 'DELETE'])('lets another origin %s', async (method) => {
    const answer = await preflight(sandbox.origin, method);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(headerValues(answer, 'access-control-allow-methods')).toContain(method.toLowerCase());
    expect(headerValues(answer, 'access-control-allow-headers')).toEqual([
      'authorization',
      'content-type',
      'idempotency-key',
    ]);
  });

  it.each([
    ['an answer', 'otwa_sandbox_owner', 200],
    ['a refusal', 'nobody', 401],
  ])('lets it read %s and its headers', async (_, key, status) => {
    const answer = await fetch(`${sandbox.origin}/api/v1/account`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(headerValues(answer, 'access-control-expose-headers')).toEqual([
      'retry-after',
      'x-ratelimit-remaining',
      'x-ratelimit-reset',
      'x-request-id',
      sandboxHeader,
    ]);
  });

  it('can be switched off, as a whole or for an answer', async () => {
    const closed = await serveSandbox({ cors: false });
    try {
      const headers = { authorization: 'Bearer otwa_sandbox_owner' };
      const answer = await fetch(`${closed.origin}/api/v1/account`, { headers });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, null]);
      expect((await preflight(closed.origin, 'POST')).status).toBe(405);
    } finally {
      await closed.close();
    }
    const key = 'otwa_sandbox_owner_nocors';
    const fault = { status: 502, body: '<html>', headers: { 'Access-Control-Allow-Origin': null } };
    await sandbox.control('faults', { key, operationId: 'getAccount', fault });
    const answer = await fetch(`${sandbox.origin}/api/v1/account`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([502, null]);
  });
});
