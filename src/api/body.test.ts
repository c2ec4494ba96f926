import { describe, expect, test, vi } from 'vitest';
import { connect } from './connection.ts';
import { send } from './transport.ts';
import { answer, connectToFakeFetch, errorOf, fetched, onEnd } from '../../tests/support/fakeFetch.ts';

connectToFakeFetch();

const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const megabyte = 1_000_000;

const server = (index: number, status = 'running') => ({ id: `${index}`, label: 'x'.repeat(300), status });
const servers = Array.from({ length: 3_000 }, (_, index) => server(index));

/** A body that goes on until it is canceled, or that ends as told after this many megabytes. */
function endlessBody(
  chunk: string,
  atLast?: { readonly after: number; readonly end: (body: ReadableStreamDefaultController) => void },
) {
  const seen = { megabytes: 0, isCanceled: false };
  const bytes = new TextEncoder().encode(chunk.repeat(megabyte / chunk.length));
  const stream = new ReadableStream(
    {
      pull(body) {
        if (seen.megabytes === atLast?.after) return atLast.end(body);
        seen.megabytes += 1;
        body.enqueue(bytes);
      },
      cancel() {
        seen.isCanceled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, stream };
}

/** Answers the next request with this body. */
function answerWith(stream: ReadableStream, init: ResponseInit = {}): void {
  fetched.mockImplementation(() => Promise.resolve(new Response(stream, init)));
}

describe('a large list', () => {
  test('is read, and what has not changed since is the same objects', async () => {
    answer(JSON.stringify(servers));
    const first = await send<unknown[]>('/servers');
    expect(first).toEqual(servers);
    expect(await send('/servers')).toBe(first);
    answer(JSON.stringify([server(9_999), ...servers.with(7, server(7, 'stopped'))]));
    const next = await send<unknown[]>('/servers');
    expect(next[0]).toEqual(server(9_999));
    expect(next[8]).toEqual(server(7, 'stopped'));
    expect([...next.keys()].filter((index) => index > 0 && next[index] !== first[index - 1])).toEqual([8]);
  });

  test('is forgotten with the connection', async () => {
    answer(JSON.stringify(servers));
    const first = await send<unknown[]>('/servers');
    connect({ baseUrl: 'https://api.example.com/v1', key: 'the-key', onEnd });
    const next = await send<unknown[]>('/servers');
    expect(next).toEqual(first);
    expect(next.filter((row, index) => row === first[index])).toEqual([]);
  });

  test('leaves time for the user while it is read', async () => {
    const clock = { now: 0 };
    // Each look at the clock takes two milliseconds.
    vi.spyOn(performance, 'now').mockImplementation(() => (clock.now += 2));
    answer(JSON.stringify(servers));
    const reading = send('/servers');
    const seen = { tasks: 0, isRead: false };
    void reading.then(() => (seen.isRead = true));
    while (!seen.isRead) {
      seen.tasks += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    // Pieces of 64 kB, 5 ms of work at a time: a pause after every third piece.
    expect(seen.tasks).toBeGreaterThanOrEqual(Math.floor(JSON.stringify(servers).length / 65_536 / 3));
    expect(await reading).toEqual(servers);
  });

  test.each([
    ['is no list', '{"a":[]}', 3],
    ['is no JSON', '<p>', 3],
    ['has a row that is none', '[1,nul,', 3],
  ])('that %s is given up at once', async (_what, chunk, most) => {
    const { seen, stream } = endlessBody(chunk);
    answerWith(stream, { headers: { 'x-request-id': 'r1' } });
    const { facts } = await errorOf(send('/servers'));
    expect(facts).toMatchObject({ kind: 'contract', status: 200, requestId: 'r1', isTooLarge: undefined });
    expect(seen).toEqual({ megabytes: expect.any(Number) as number, isCanceled: true });
    expect(seen.megabytes).toBeLessThanOrEqual(most);
  });

  test('that is larger than any that is read is given up, and not decoded', async () => {
    const decoded = vi.spyOn(TextDecoder.prototype, 'decode');
    const { seen, stream } = endlessBody('[');
    answerWith(stream);
    const error = await errorOf(send('/servers'));
    expect(error.facts).toMatchObject({ kind: 'contract', status: 200, isTooLarge: true });
    expect(seen.isCanceled).toBe(true);
    expect(seen.megabytes).toBeGreaterThanOrEqual(32);
    expect(seen.megabytes).toBeLessThanOrEqual(35);
    expect(decoded).not.toHaveBeenCalled();
  });

  test('is none when the connection breaks off', async () => {
    const end = (body: ReadableStreamDefaultController): void => body.error(new TypeError('network error'));
    answerWith(endlessBody('[', { after: 2, end }).stream);
    expect((await errorOf(send('/servers'))).kind).toBe('network');
  });

  test('is late when its time runs out, though Chromium calls that an abort', async () => {
    const limit = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
    const end = (body: ReadableStreamDefaultController): void => {
      limit.abort(new DOMException('signal timed out', 'TimeoutError'));
      body.error(new DOMException('BodyStreamBuffer was aborted', 'AbortError'));
    };
    answerWith(endlessBody('[', { after: 2, end }).stream);
    expect((await errorOf(send('/servers'))).kind).toBe('timeout');
  });

  test('that its caller no longer wants throws the caller’s reason', async () => {
    const caller = new AbortController();
    const end = (body: ReadableStreamDefaultController): void => {
      caller.abort(new Error('left the page'));
      body.error(new DOMException('', 'AbortError'));
    };
    answerWith(endlessBody('[', { after: 2, end }).stream);
    await expect(send('/servers', { signal: caller.signal })).rejects.toThrow('left the page');
    expect(onEnd).not.toHaveBeenCalled();
  });
});

describe('any other body', () => {
  test.each([
    ['GET', '/account', 200, 'contract'],
    ['GET', '/products', 200, 'contract'],
    ['GET', '/servers', 500, 'server'],
    ['GET', '/servers', 403, 'intermediary'],
    ['POST', '/servers', 400, 'intermediary'],
  ])('to %s %s with %i is given up at 2 MB', async (method, path, status, kind) => {
    const { seen, stream } = endlessBody('{"message":"x"} ');
    answerWith(stream, { status });
    const error = await errorOf(send(path, { method }));
    expect(error.facts).toMatchObject({ kind, status });
    expect(error.facts.words ?? []).toEqual([]);
    expect(seen.isCanceled).toBe(true);
    expect(seen.megabytes).toBeLessThanOrEqual(5);
  });

  test('is no less done where only a message was promised', async () => {
    const { seen, stream } = endlessBody(' ');
    answerWith(stream);
    expect(await send(`/servers/${id}`, { method: 'DELETE' })).toEqual({});
    expect(seen.isCanceled).toBe(true);
  });

  test('is decoded as one text, wherever it is cut', async () => {
    const bytes = new TextEncoder().encode('\ufeff{"name":"é€😀"}');
    answerWith(
      new ReadableStream({
        start(body) {
          for (const byte of bytes) body.enqueue(Uint8Array.of(byte));
          body.close();
        },
      }),
    );
    expect(await send('/account')).toEqual({ name: 'é€😀' });
  });
});
