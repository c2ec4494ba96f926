import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#api/generated/operations.ts';
import { sandboxHeader } from '#domain/sandboxHeader.ts';
import type { Fault } from '#sandbox/faults.ts';
import { testClient } from '#sandbox/testClient.ts';
import { serveSandbox, type HttpSandbox } from './httpSandbox.ts';

/** Every response of the sandbox says whose it is, and nothing that can be ordered of the sandbox prevents that. */

const id = '6f1d2c30-5b7a-4e18-9c00-00000000abcd';
const pathOf = (template: string): string =>
  `/api/v1${template.replace('{id}', id).replace('{action}', 'reboot')}`;

const faults: readonly (readonly [name: string, fault: Fault])[] = [
  ['nothing', {}],
  ['a status', { status: 503 }],
  ['a status without a body', { status: 204 }],
  ['a page', { status: 502, body: '<h1>Bad gateway</h1>', contentType: 'text/html' }],
  ['fields left out', { status: 200, body: {}, omit: ['*'] }],
  ['an answer of nothing', { body: '' }],
  ['the mark left out', { headers: { [sandboxHeader]: null } }],
  ['the mark left out, in other letters', { headers: { [sandboxHeader.toUpperCase()]: null } }],
  ['another mark', { headers: { [sandboxHeader]: '' } }],
  ['nothing for other origins to read', { headers: { 'Access-Control-Expose-Headers': null } }],
  ['something else to read', { headers: { 'Access-Control-Expose-Headers': 'X-Other' } }],
];

const markOf = ({ headers }: { readonly headers: Headers }): string | null => headers.get(sandboxHeader);
const isExposed = ({ headers }: { readonly headers: Headers }): boolean =>
  (headers.get('access-control-expose-headers') ?? '').split(/,\s*/).includes(sandboxHeader);

describe('without a server around it', () => {
  it.each(operations)('$operationId', async ({ operationId, method, path }) => {
    const { api, fault } = testClient();
    const local = path.replace('{id}', id).replace('{action}', 'reboot');
    for (const [name, ordered] of faults) {
      await fault(operationId, ordered);
      expect([name, markOf(await api(method, local))]).toEqual([name, '1']);
    }
    expect(markOf(await api(method, local, { key: 'nobody' }))).toBe('1');
  });
});

describe.each([true, false])('over HTTP, with CORS: %s', (cors) => {
  let sandbox: HttpSandbox;
  beforeAll(async () => {
    sandbox = await serveSandbox({ cors });
  });
  afterAll(() => sandbox.close());

  const ask = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
    fetch(`${sandbox.origin}${path}`, { method, headers });

  it.each(operations)('$operationId', async ({ operationId, method, path }) => {
    const key = `otwa_sandbox_owner_mark-${operationId}`;
    for (const [name, fault] of faults) {
      await sandbox.control('faults', { key, operationId, fault });
      const answer = await ask(pathOf(path), method, { authorization: `Bearer ${key}` });
      expect([name, markOf(answer), isExposed(answer)]).toEqual([name, '1', cors]);
    }
  });

  it.each([
    ['an unknown path', '/api/v1/nothing', 'GET'],
    ['the API’s root', '/api/v1', 'GET'],
    ['an unknown control', '/sandbox/nothing', 'POST'],
    ['a method that is not allowed', '/api/v1/account', 'PUT'],
    ['the head alone', '/api/v1/account', 'HEAD'],
    ['no key', '/api/v1/servers', 'GET'],
    ['a control', '/sandbox/ledger?key=otwa_sandbox_empty', 'GET'],
    ['a control that is refused', '/sandbox/clock', 'POST'],
    ['options that are no preflight', '/api/v1/account', 'OPTIONS'],
    ['a path of no other server’s', '/elsewhere', 'GET'],
  ])('%s', async (_name, path, method) => {
    const answer = await ask(path, method);
    expect([markOf(answer), isExposed(answer)]).toEqual(['1', cors]);
  });

  it('a preflight', async () => {
    const asked = { origin: 'https://panel.example.com', 'access-control-request-method': 'GET' };
    expect(markOf(await ask('/api/v1/account', 'OPTIONS', asked))).toBe('1');
  });

  it('an answer that breaks off', async () => {
    const key = 'otwa_sandbox_owner_mark-cut';
    await sandbox.control('faults', {
      key,
      operationId: 'getAccount',
      fault: { socket: 'cut', headers: { [sandboxHeader]: null } },
    });
    expect(markOf(await ask('/api/v1/account', 'GET', { authorization: `Bearer ${key}` }))).toBe('1');
  });

  it('an answer that a fault opens to other origins', async () => {
    const key = 'otwa_sandbox_owner_mark-open';
    await sandbox.control('faults', {
      key,
      operationId: 'getAccount',
      fault: { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': null } },
    });
    const answer = await ask('/api/v1/account', 'GET', { authorization: `Bearer ${key}` });
    expect([markOf(answer), isExposed(answer)]).toEqual(['1', true]);
  });
});
