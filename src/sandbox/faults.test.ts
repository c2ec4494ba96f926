import { describe, expect, it, vi } from 'vitest';
import { deliveryOf } from './answer.ts';
import { comesBefore, createFaultQueue, type Fault } from './faults.ts';
import { createSandbox } from './sandbox.ts';
import { testClient } from './testClient.ts';

describe('comesBefore', () => {
  it.each<[Fault, boolean]>([
    [{}, false],
    [{ delayMs: 5 }, false],
    [{ body: '<html>' }, false],
    [{ status: 200, body: '' }, false],
    [{ status: 500 }, true],
    [{ status: 402, store: true }, true],
    [{ status: 500, after: true }, false],
    [{ status: 201, after: false }, true],
    [{ socket: 'close-before' }, true],
    [{ socket: 'reset-before' }, true],
    [{ socket: 'close-after' }, false],
    [{ socket: 'reset-after', status: 500 }, false],
    [{ socket: 'cut' }, false],
    [{ socket: 'hang' }, false],
    [{ socket: 'hang', after: false }, true],
  ])('%j: %s', (fault, expected) => {
    expect(comesBefore(fault)).toBe(expected);
  });
});

describe('createFaultQueue', () => {
  const statusOf = (fault: Fault | undefined) => fault?.status;

  it('meets orders one after the other, the operation’s own before those for any', () => {
    const queue = createFaultQueue();
    queue.order({ operationId: '*', times: 1, fault: { status: 500 } });
    queue.order({ operationId: 'deployServer', times: 2, fault: { status: 409 } });
    queue.order({ operationId: 'deployServer', times: 1, fault: { status: 503 } });
    const met = Array.from({ length: 5 }, () => statusOf(queue.take('deployServer', undefined)));
    expect(met).toEqual([409, 409, 503, 500, undefined]);
  });

  it('keeps to one server where one is named', () => {
    const queue = createFaultQueue();
    queue.order({ operationId: 'getServer', times: 1, fault: { status: 500 }, serverId: 'a' });
    expect(queue.take('getServer', 'b')).toBeUndefined();
    expect(queue.take('getServer', 'a')).toEqual({ status: 500 });
  });

  it('clears one operation, or all', () => {
    const queue = createFaultQueue();
    const order = (operationId: string, times: number) =>
      queue.order({ operationId, times, fault: { status: 500 } });
    order('getServer', 9);
    order('listServers', 9);
    order('getServer', 0);
    expect(queue.take('getServer', undefined)).toBeUndefined();
    expect(queue.take('listServers', undefined)).toBeDefined();
    order('*', 0);
    expect(queue.take('listServers', undefined)).toBeUndefined();
  });
});

describe('a fault', () => {
  const keyed = { headers: { 'idempotency-key': 'k' } };

  it('of status 500 leaves nothing done; with after, the answer alone is lost', async () => {
    const { deploy, fault, ledger } = testClient('empty');
    await fault('deployServer', { status: 500 });
    expect(await deploy(keyed)).toMatchObject({ status: 500, json: { statusCode: 500 } });
    expect((await ledger()).commits).toHaveLength(0);
    await fault('deployServer', { status: 500, after: true });
    expect((await deploy(keyed)).status).toBe(500);
    expect((await ledger()).commits).toHaveLength(1);
    expect((await deploy(keyed)).status).toBe(201);
    expect((await ledger()).commits).toHaveLength(1);
  });

  it('that is stored comes back under its key until a new one is used', async () => {
    const { deploy, fault, ledger } = testClient('empty');
    await fault('deployServer', { status: 402, store: true });
    expect((await deploy(keyed)).status).toBe(402);
    expect((await deploy(keyed)).status).toBe(402);
    expect((await deploy({ headers: { 'idempotency-key': 'k2' } })).status).toBe(201);
    expect((await ledger()).commits).toHaveLength(1);
  });

  it('can send any body under any type', async () => {
    const { deploy, fault, ledger } = testClient('empty');
    await fault('deployServer', { body: '<html>oops</html>', contentType: 'text/html' });
    const html = await deploy(keyed);
    expect([html.status, html.text, html.headers.get('content-type')]).toEqual([
      201,
      '<html>oops</html>',
      'text/html',
    ]);
    expect((await ledger()).commits).toHaveLength(1);
  });

  it.each<[object, string]>([
    [{ body: '' }, ''],
    [{ body: null }, 'null'],
    [{ body: [1, 'x'] }, '[1,"x"]'],
    [{ body: '{"a":' }, '{"a":'],
    [{ status: 400, body: { message: ['a', 'b'] } }, '{"message":["a","b"]}'],
    [{ status: 502, body: '<h1>Bad gateway</h1>' }, '<h1>Bad gateway</h1>'],
  ])('%j sends %j', async (fault, text) => {
    const client = testClient();
    await client.fault('getAccount', fault);
    expect((await client.api('GET', '/account')).text).toBe(text);
    expect((await client.api('GET', '/account')).json).toHaveProperty('balance', '250.00');
  });

  it('takes fields away and puts others in, also in rows', async () => {
    const { api, fault } = testClient();
    await fault('listServers', {
      omit: ['*.additionalIps', '0.label', '2'],
      patch: { '1.status': 'frobnicating', '*.hostname': null, '3': 'a text', '0.extra.not.there': 1 },
    });
    const rows = (await api('GET', '/servers')).json as unknown[];
    expect(rows).toHaveLength(11);
    expect(rows[0]).not.toHaveProperty('label');
    expect(rows[0]).not.toHaveProperty('extra');
    expect(rows[1]).toMatchObject({ status: 'frobnicating', hostname: null });
    expect(rows[1]).not.toHaveProperty('additionalIps');
    expect(rows[3]).toBe('a text');
    expect((await api('GET', '/servers')).json).not.toContain('a text');
  });

  it('can take every row away', async () => {
    const { api, fault } = testClient();
    await fault('listServers', { omit: ['*'] });
    expect((await api('GET', '/servers')).text).toBe('[]');
  });

  it('adds headers and takes them away', async () => {
    const { api, fault } = testClient();
    await fault('getAccount', { status: 429, headers: { 'Retry-After': '7', 'X-Request-Id': null } });
    const { status, headers } = await api('GET', '/account');
    expect([status, headers.get('retry-after'), headers.get('x-request-id')]).toEqual([429, '7', null]);
  });

  it('holds an answer back after the change', async () => {
    const { deploy, fault, waits, ledger } = testClient('empty');
    await fault('deployServer', { delayMs: 90_000 });
    expect((await deploy()).status).toBe(201);
    expect(waits).toEqual([90_000]);
    expect((await ledger()).commits).toHaveLength(1);
  });

  it('holds an answer back in real time, until the request is given up', async () => {
    vi.useFakeTimers();
    try {
      const { fetch } = createSandbox();
      const send = (path: string, body: object, signal?: AbortSignal) =>
        fetch(
          new Request(`http://sandbox.invalid${path}`, {
            method: 'POST',
            headers: { authorization: 'Bearer otwa_sandbox_owner', 'content-type': 'application/json' },
            body: JSON.stringify(body),
            signal: signal ?? null,
          }),
        );
      const fault = { delayMs: 5_000 };
      await send('/sandbox/faults', {
        key: 'otwa_sandbox_owner',
        operationId: 'issueAccountSso',
        times: 2,
        fault,
      });
      const answered = vi.fn<() => void>();
      const slow = send('/api/v1/sso', {}).then(answered);
      await vi.advanceTimersByTimeAsync(4_999);
      expect(answered).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      await slow;
      const leaving = new AbortController();
      const givenUp = send('/api/v1/sso', {}, leaving.signal);
      await vi.advanceTimersByTimeAsync(1);
      leaving.abort();
      await givenUp;
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('of the socket stands beside the answer, for the HTTP side to see', async () => {
    const { sandbox, key, fault } = testClient();
    await fault('getAccount', { socket: 'hang', headers: { 'Access-Control-Allow-Origin': null } });
    const request = () =>
      new Request('http://sandbox.invalid/api/v1/account', { headers: { authorization: `Bearer ${key}` } });
    const faulty = await sandbox.fetch(request());
    expect(deliveryOf(faulty)).toEqual({ socket: 'hang', withoutHeaders: ['access-control-allow-origin'] });
    expect(deliveryOf(await sandbox.fetch(request()))).toBeUndefined();
  });

  it.each([{ fault: { socket: 'sideways' } }, { fault: { stauts: 500 } }, { operationId: 7 }, { times: -1 }])(
    'is refused where it makes no sense: %j',
    async (body) => {
      expect((await testClient().control('faults', { operationId: 'getAccount', ...body })).status).toBe(400);
    },
  );
});
