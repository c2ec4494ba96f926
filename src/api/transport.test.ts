import { describe, expect, test, vi } from 'vitest';
import type { ApiErrorFacts } from './apiError.ts';
import { type Connection, disconnect, shutGate } from './connection.ts';
import { send } from './transport.ts';
import { answer, connectToFakeFetch, errorOf, fetched, onEnd } from '../../tests/support/fakeFetch.ts';

connectToFakeFetch();

const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

describe('a request', () => {
  test('goes to the base with the key, and with nothing that the browser would add or follow', async () => {
    answer('[]');
    await send('/servers', { headers: { 'Idempotency-Key': 'k1' } });
    const [address, options] = fetched.mock.calls[0] ?? [];
    expect(address).toBe('https://api.example.com/v1/servers');
    expect(options).toMatchObject({
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    expect(Object.fromEntries(new Headers(options?.headers))).toEqual({
      accept: 'application/json',
      authorization: 'Bearer the-key',
      'idempotency-key': 'k1',
    });
  });

  test.each([
    ['GET', '/servers/..%2F..%2Fsso'],
    ['GET', '/servers/7'],
    ['POST', `/servers/${id}/power/explode`],
    ['GET', `/servers/${id}/sso`],
    ['GET', '/nothing'],
  ])('%s %s is no operation and is not sent', async (method, path) => {
    const error = await errorOf(send(path, { method }));
    expect(error.facts).toMatchObject({ kind: 'notSent', notSentBecause: 'address' });
    expect(fetched).not.toHaveBeenCalled();
  });

  test('a write is sent where the browser says that it is offline, and the API answers', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    fetched.mockImplementation(async () => new Response('{}'));
    expect(await send(`/servers/${id}`, { method: 'DELETE' })).toEqual({});
    expect(fetched.mock.calls.map(([, options]) => options?.mode)).toEqual(['no-cors', 'cors']);
  });

  test('a write made offline is not sent and not kept', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    const error = await errorOf(send(`/servers/${id}`, { method: 'DELETE' }));
    expect(error.facts).toMatchObject({ kind: 'notSent', notSentBecause: 'offline' });
    expect(error.outcome).toBe('notSent');
    // Probes whether the browser is right: at the API, then at this site.
    expect(fetched.mock.calls.map(([, options]) => options?.mode)).toEqual(['no-cors', 'no-cors']);
  });

  test.each([
    ['the gate is shut', shutGate],
    ['nobody is signed in', disconnect],
  ])('nothing is sent while %s', async (_name, close) => {
    close();
    const error = await errorOf(send('/servers'));
    expect(error.facts).toStrictEqual({
      kind: 'notSent',
      notSentBecause: 'gate',
      operationId: 'listServers',
      scope: 'servers:read',
    });
    expect(fetched).not.toHaveBeenCalled();
  });

  test('with a key that is tried goes with that, and tells the page’s connection nothing', async () => {
    answer('[]');
    const tried = { baseUrl: '/other', key: 'tried', onEnd: vi.fn<Connection['onEnd']>() };
    shutGate();
    await send('/servers', { connection: tried });
    const [address, options] = fetched.mock.calls[0] ?? [];
    expect(address).toBe('/other/servers');
    expect(new Headers(options?.headers).get('authorization')).toBe('Bearer tried');
    expect(tried.onEnd).toHaveBeenCalledOnce();
    expect(onEnd).not.toHaveBeenCalled();
  });

  test.each([
    ['its caller gives up', true],
    ['it has taken too long', false],
  ])('is broken off when %s', async (_name, byCaller) => {
    const [caller, limit] = [new AbortController(), new AbortController()];
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
    fetched.mockImplementation(
      (_address, options) =>
        new Promise((_resolve, reject) => {
          options?.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error));
          if (byCaller) caller.abort(new Error('left the page'));
          else limit.abort(new DOMException('', 'TimeoutError'));
        }),
    );
    const sent = send('/servers', { signal: caller.signal });
    await expect(sent).rejects.toMatchObject(byCaller ? { message: 'left the page' } : { kind: 'timeout' });
    expect(timeout).toHaveBeenCalledWith(30_000);
    fetched.mockRejectedValue(new DOMException('', 'TimeoutError'));
    expect((await errorOf(send('/servers'))).kind).toBe('timeout');
  });

  test('a caller that gives up hears its own reason, not an outcome', async () => {
    const caller = new AbortController();
    fetched.mockImplementation((_address, options) => {
      caller.abort(new Error('left the page'));
      return Promise.reject(options?.signal?.reason as Error);
    });
    await expect(send('/servers', { signal: caller.signal })).rejects.toThrow('left the page');
    expect(onEnd).not.toHaveBeenCalled();
  });
});

describe('a good answer', () => {
  test.each([
    ['GET', '/servers', '[{"label":"alpha"}]', [{ label: 'alpha' }]],
    ['GET', '/servers', '[]', []],
    ['GET', '/account', '{}', {}],
    ['GET', '/reseller', 'null', null],
    ['GET', `/servers/${id}/stats`, 'null', null],
    ['DELETE', `/servers/${id}`, '{"message":"Termination queued"}', { message: 'Termination queued' }],
    ['DELETE', `/servers/${id}`, '', {}],
    ['DELETE', `/servers/${id}`, '<html>', {}],
  ])('to %s %s, %s, is %o', async (method, path, body, value) => {
    answer(body);
    expect(await send(path, { method })).toEqual(value);
  });

  test('brings no prototype of its own', async () => {
    answer('{"id":"a","__proto__":{"isAdmin":true},"\\u005f_proto__":{"isAdmin":true}}');
    const account = await send<Record<string, unknown>>('/account');
    expect(Object.keys(account)).toEqual(['id']);
    expect(account['isAdmin']).toBeUndefined();
  });
});

describe('an answer that can not be read', () => {
  test.each([
    ['GET', '/servers', ''],
    ['GET', '/servers', '{}'],
    ['GET', '/servers', 'null'],
    ['GET', '/servers', '<!doctype html><title>Sign in</title>'],
    ['GET', '/servers', '[{"label":"alp'],
    ['GET', '/account', '[]'],
    ['GET', '/account', 'null'],
    ['POST', '/servers', ''],
    ['GET', `/servers/${id}/stats`, '[]'],
  ])('to %s %s, %o, is unknown', async (method, path, body) => {
    answer(body, { status: 200, headers: { 'x-request-id': 'r1' } });
    const error = await errorOf(send(path, { method }));
    expect(error.facts).toMatchObject({ kind: 'contract', status: 200, requestId: 'r1' });
    expect(error.outcome).toBe('unknown');
  });
});

describe('an error', () => {
  test.each<[number, string, ApiErrorFacts['kind'], string]>([
    [400, '{"message":"label is too long"}', 'invalid', 'rejected'],
    [401, '{"message":"Unauthorized","statusCode":401}', 'unauthorized', 'rejected'],
    [402, '', 'payment', 'rejected'],
    [403, '{"message":"Forbidden"}', 'forbidden', 'rejected'],
    [403, '<html>Blocked</html>', 'intermediary', 'unknown'],
    [404, '{"message":"Not found"}', 'notFound', 'rejected'],
    [404, '', 'intermediary', 'unknown'],
    [408, '', 'timeout', 'unknown'],
    [409, '{"error":"Conflict"}', 'conflict', 'rejected'],
    [422, '{"message":[]}', 'invalid', 'rejected'],
    [429, '{"message":"Too many requests"}', 'rateLimited', 'rejected'],
    [429, '<html>Slow down</html>', 'rateLimited', 'unknown'],
    [500, '', 'server', 'unknown'],
    [502, '<html>Bad gateway</html>', 'server', 'unknown'],
  ])('%i %s is %s and %s', async (status, body, kind, outcome) => {
    answer(body, { status });
    const error = await errorOf(send('/servers'));
    expect(error.facts).toMatchObject({ kind, status, operationId: 'listServers', scope: 'servers:read' });
    expect(error.outcome).toBe(outcome);
  });

  test.each([
    ['{"message":"one"}', ['one']],
    ['{"message":["one","two"]}', ['one', 'two']],
    ['{"error":"one"}', ['one']],
    ['{"message":{"a":1}}', []],
    ['{"message":["",null,"two"]}', ['two']],
    ['<html>no words</html>', []],
    ['', []],
    [JSON.stringify({ message: 'x'.repeat(500) }), ['x'.repeat(200)]],
  ])('with the body %.40s has the words %o', async (body, words) => {
    answer(body, { status: 400 });
    expect((await errorOf(send('/servers'))).facts.words).toEqual(words);
  });

  test.each([
    ['7', 7_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
  ])('that asks to come back after %s', async (retryAfter, inMs) => {
    const now = Date.UTC(2026, 0, 1);
    vi.useFakeTimers({ now });
    answer('', { status: 429, headers: { 'retry-after': retryAfter } });
    const { retryAt } = (await errorOf(send('/servers'))).facts;
    expect(retryAt).toBe(inMs === undefined ? undefined : now + inMs);
    vi.useRealTimers();
  });

  test.each([
    [new TypeError('Failed to fetch'), 'network'],
    [new DOMException('', 'TimeoutError'), 'timeout'],
  ])('thrown by the browser (%s) is %s and unknown', async (thrown, kind) => {
    fetched.mockRejectedValue(thrown);
    const error = await errorOf(send(`/servers/${id}`, { method: 'DELETE' }));
    expect(error.kind).toBe(kind);
    expect(error.outcome).toBe('unknown');
  });

  test('is told to whoever opened the connection', async () => {
    answer('', { status: 401 });
    const error = await errorOf(send('/servers'));
    expect(onEnd).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ operationId: 'listServers' }),
      error,
    );
  });
});
