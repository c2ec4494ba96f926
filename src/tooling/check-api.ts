import process from 'node:process';
import { operations } from '#api/generated/operations.ts';
import { fail, readCommandLine } from './commandLine.ts';
import {
  type Answer,
  type Finding,
  judgeAnswer,
  judgePreflights,
  type Preflight,
  verdict,
} from './corsFindings.ts';

/**
 * `npm run check-api <url>`: tells an operator whether a browser on another origin can use the API at that address.
 * Sends no key and changes nothing: it sends only a browser's preflight requests, and one GET without a key.
 */

const exampleOrigin = 'https://dashboard.example';

const help = `npm run check-api <address of the API> [-- --origin <address of the app>]

Says whether a browser could use the API from a page at another address: https://otwa.cloud/api/v1, for example. It sends
no key and changes nothing. It ends with 1 if a browser could not.

  --origin <address>   the address of the app; ${exampleOrigin} if it is not said
  --help               prints this`;

const withIdempotencyKey: ReadonlySet<string> = new Set(['deployServer', 'reinstallServer']);

async function request(url: string, init: RequestInit): Promise<Answer | undefined> {
  try {
    const { status, headers, body } = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
    });
    await body?.cancel();
    return { status, headers };
  } catch {
    return undefined;
  }
}

/** Sends the preflight request that a browser would send before the operation. */
async function preflight(
  base: string,
  origin: string,
  operation: (typeof operations)[number],
): Promise<Preflight> {
  const { operationId, method } = operation;
  const path = operation.path
    .replace('{id}', '00000000-0000-4000-8000-000000000000')
    .replace('{action}', 'start');
  const requestHeaders = [
    'Authorization',
    ...(method === 'POST' || method === 'PATCH' ? ['Content-Type'] : []),
    ...(withIdempotencyKey.has(operationId) ? ['Idempotency-Key'] : []),
  ];
  const answer = await request(`${base}${path}`, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': requestHeaders.map((name) => name.toLowerCase()).join(','),
    },
  });
  return { operationId, method, requestHeaders, answer };
}

/** All findings; `undefined` if nothing answers at the address at all. */
async function checkApi(base: string, origin: string): Promise<readonly Finding[] | undefined> {
  const answer = await request(`${base}/servers`, { headers: { Origin: origin } });
  if (answer === undefined) return undefined;
  const preflights = await Promise.all(operations.map((operation) => preflight(base, origin, operation)));
  return [...judgePreflights(preflights, origin), ...judgeAnswer(answer, origin)];
}

const marks = { good: '✓', limited: '!', broken: '✗' } as const;

async function main(): Promise<number> {
  const { values, positionals } = readCommandLine(help, {
    allowPositionals: true,
    options: { origin: { type: 'string' } },
  });
  const [address] = positionals;
  const origin = values.origin ?? exampleOrigin;
  if (address === undefined || positionals.length > 1)
    fail('Name the address of one API, such as: npm run check-api https://otwa.cloud/api/v1');
  for (const url of [address, origin])
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) fail(`“${url}” is not an http or https address.`);
  const findings = await checkApi(address.replace(/\/$/, ''), new URL(origin).origin);
  if (findings === undefined)
    fail(`Nothing answers at ${address}: check the address, and that this machine can reach it.`);
  for (const { level, about, words } of findings) console.log(`${marks[level]} ${about}: ${words}`);
  console.log(`\n${verdict(findings)}`);
  return findings.some(({ level }) => level === 'broken') ? 1 : 0;
}

process.exitCode = await main();
