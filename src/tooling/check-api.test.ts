import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { operations } from '#api/generated/operations.ts';

const program = fileURLToPath(new URL('check-api.ts', import.meta.url));
const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

interface Run {
  readonly code: number;
  readonly output: string;
  readonly requests: readonly IncomingMessage[];
}

/** Runs the command against a server with this listener (none: nothing answers), and collects the server's requests. */
async function run(answer: RequestListener | undefined, ...more: readonly string[]): Promise<Run> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a TCP port has an address of this form.
  const { port } = server.address() as AddressInfo;
  if (answer === undefined) await new Promise((resolve) => server.close(resolve));
  else stops.push(() => server.close());
  const [code, output] = await new Promise<[number, string]>((resolve) => {
    execFile(
      process.execPath,
      [program, `http://127.0.0.1:${port}/api/v1/`, ...more],
      (error, stdout, stderr) => resolve([typeof error?.code === 'number' ? error.code : 0, stdout + stderr]),
    );
  });
  return { code, output, requests };
}

type Headers = Readonly<Record<string, string>>;

/** An API that sends these headers with preflight responses and with all others. */
const api =
  (preflight: Headers, others: Headers, status = 204) =>
  ({ method }: IncomingMessage, response: ServerResponse): void => {
    if (method === 'OPTIONS') response.writeHead(status, preflight).end();
    else response.writeHead(401, { 'content-type': 'application/json', ...others }).end('{}');
  };

const allowing: Headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
  'Access-Control-Allow-Headers': 'authorization, content-type, idempotency-key',
};
const exposing: Headers = {
  'Access-Control-Allow-Origin': 'https://dashboard.example',
  'Access-Control-Expose-Headers': 'Retry-After, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id',
};
const without = (headers: Headers, name: string): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

describe('npm run check-api', () => {
  it('asks for each operation what a browser would, and sends no key', async () => {
    const { code, output, requests } = await run(api(allowing, exposing));
    expect(output).toContain(`✓ preflights: All ${operations.length} operations may be called.`);
    expect(output).toContain('\nA browser on another origin can use this API.\n');
    expect(output).not.toMatch(/^[!✗]/m);
    expect(code).toBe(0);

    const preflights = requests.filter(({ method }) => method === 'OPTIONS');
    expect(preflights).toHaveLength(operations.length);
    expect(
      requests.filter(({ method }) => method !== 'OPTIONS').map(({ method, url }) => [method, url]),
    ).toEqual([['GET', '/api/v1/servers']]);
    expect(requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
    const deploy = preflights.find(
      ({ url, headers }) => url === '/api/v1/servers' && headers['access-control-request-method'] === 'POST',
    );
    expect(deploy?.headers['access-control-request-headers']).toBe(
      'authorization,content-type,idempotency-key',
    );
  });

  it.each<[string, RequestListener, string]>([
    ['no CORS at all', api({}, {}), '✗ deployServer: The API does not name any origin'],
    [
      'OPTIONS refused',
      api(allowing, exposing, 405),
      '✗ listServers: The API answers the question beforehand (OPTIONS) with 405',
    ],
    [
      'another origin allowed',
      api({ ...allowing, 'Access-Control-Allow-Origin': 'https://else.example' }, exposing),
      'allows https://else.example, and not https://dashboard.example',
    ],
    [
      'no Idempotency-Key',
      api({ ...allowing, 'Access-Control-Allow-Headers': 'Authorization, Content-Type' }, exposing),
      '✗ deployServer: The API does not allow Idempotency-Key',
    ],
    [
      'a star for all headers, which leaves out Authorization',
      api({ ...allowing, 'Access-Control-Allow-Headers': '*' }, exposing),
      '✗ getAccount: The API does not allow Authorization (',
    ],
    [
      'no DELETE',
      api({ ...allowing, 'Access-Control-Allow-Methods': 'GET, POST, PATCH' }, exposing),
      '✗ terminateServer: The API does not allow DELETE',
    ],
    [
      'no PATCH',
      api({ ...allowing, 'Access-Control-Allow-Methods': 'GET, POST, DELETE' }, exposing),
      '✗ renameServer: The API does not allow PATCH',
    ],
    [
      'a web page instead of an API',
      api(allowing, { ...exposing, 'content-type': 'text/html' }),
      '✗ address: GET /servers answers with 401 and no API',
    ],
    [
      'answers that may not be read',
      api(allowing, without(exposing, 'Access-Control-Allow-Origin')),
      '✗ answers: An answer to GET does not name any origin',
    ],
  ])('says what is wrong and ends with 1: %s', async (_name, answer, words) => {
    const { code, output } = await run(answer);
    expect(output).toContain(words);
    expect(output).toContain('can’t use this API as it is');
    expect(code).toBe(1);
  });

  it('says what the app misses where headers are not exposed, and ends with 0', async () => {
    const { code, output } = await run(api(allowing, without(exposing, 'Access-Control-Expose-Headers')));
    for (const name of ['Retry-After', 'X-RateLimit-Remaining', 'X-RateLimit-Reset', 'X-Request-Id']) {
      expect(output).toContain(`! ${name}: Is not exposed`);
    }
    expect(output).toContain('with the limits above');
    expect(code).toBe(0);
  });

  it('judges for the origin it is told', async () => {
    const own = { ...allowing, 'Access-Control-Allow-Origin': 'https://panel.example' };
    const answer = api(own, { ...exposing, 'Access-Control-Allow-Origin': 'https://panel.example' });
    expect((await run(answer, '--origin', 'https://panel.example/')).code).toBe(0);
    expect((await run(answer)).code).toBe(1);
  });

  it('says that nothing answers, and ends with 1', async () => {
    const { code, output } = await run(undefined);
    expect(output).toMatch(/^Nothing answers at http:\/\/127\.0\.0\.1:\d+\/api\/v1\/: check the address/);
    expect(code).toBe(1);
  });
});
