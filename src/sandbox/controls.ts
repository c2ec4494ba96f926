import { Hono } from 'hono/tiny';
import * as z from 'zod/mini';
import { toDecimalString } from '#domain/money.ts';
import { answerError, answerJson, Refusal, respond } from './answer.ts';
import { checkBySchema } from './call.ts';
import { socketFaults } from './faults.ts';
import { accessOf, type Keyring } from './keyring.ts';
import { changeWorld, worldChanges } from './worldChanges.ts';

/*
 * The sandbox's controls, outside the API's paths; JSON both ways, no key in a header:
 *
 * POST /sandbox/clock   {key?, advanceMs}                     moves the clock of one world forward, or of all worlds
 * POST /sandbox/faults  {key, operationId, times?, serverId?, fault}   injects faults (`faults.ts`); `times: 0`: none
 * POST /sandbox/world   {key, …}                              puts chosen or odd data in a world (`worldChanges.ts`)
 * POST /sandbox/sso     {key, url}                            follows a sign-in link as the dashboard would
 * POST /sandbox/reset   {key}                                 gives the key a fresh world
 * GET  /sandbox/ledger?key=                                   {commits: [{at, operationId, serverId, amount}], balance}
 */

const clockBody = z.object({ key: z.optional(z.string()), advanceMs: z.int().check(z.gte(0)) });

const faultBody = z.object({
  key: z.string(),
  operationId: z.string(),
  times: z._default(z.int().check(z.gte(0)), 1),
  serverId: z.optional(z.string()),
  fault: z._default(
    z.strictObject({
      status: z.optional(z.int().check(z.gte(200), z.lte(599))),
      body: z.optional(z.unknown()),
      contentType: z.optional(z.string()),
      headers: z.optional(z.record(z.string(), z.nullable(z.string()))),
      delayMs: z.optional(z.number().check(z.gte(0))),
      lagMs: z.optional(z.number().check(z.gte(0))),
      omit: z.optional(z.array(z.string())),
      patch: z.optional(z.record(z.string(), z.unknown())),
      store: z.optional(z.boolean()),
      after: z.optional(z.boolean()),
      socket: z.optional(z.enum(socketFaults)),
    }),
    {},
  ),
});

const keyBody = z.object({ key: z.string() });
const ssoBody = z.object({ key: z.string(), url: z.string() });

export function controlRoutes(keyring: Keyring): Hono {
  const controls = new Hono();
  const post = (path: string, control: (body: unknown) => unknown): void => {
    controls.post(path, async (context) =>
      answerControl(async () => control(await readJson(context.req.raw))),
    );
  };

  post('/clock', (body) => {
    const { key, advanceMs } = checkBySchema(clockBody, body);
    const clock = key === undefined ? keyring.clock : accessOf(keyring, key).world.clock;
    clock.advance(advanceMs);
    return { now: new Date(clock.now()).toISOString() };
  });
  post('/faults', (body) => {
    const { key, ...order } = checkBySchema(faultBody, body);
    accessOf(keyring, key).world.faults.order({ ...order, serverId: order.serverId?.toLowerCase() });
    return { ok: true };
  });
  post('/world', (body) => changeWorld(keyring, checkBySchema(worldChanges, body)));
  post('/sso', (body) => {
    const { key, url } = checkBySchema(ssoBody, body);
    const { world } = accessOf(keyring, key);
    const token = new URL(url, 'https://otwa.cloud').searchParams.get('t') ?? '';
    return world.sso.redeem(token, world.clock.now()) ?? { state: 'unknown' };
  });
  post('/reset', (body) => {
    keyring.reset(checkBySchema(keyBody, body).key);
    return { ok: true };
  });
  controls.get('/ledger', (context) =>
    answerControl(() => {
      const { world } = accessOf(keyring, context.req.query('key') ?? '');
      return { commits: world.ledger.commits(), balance: toDecimalString(world.wallet.balance()) };
    }),
  );
  return controls;
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new Refusal(400, 'The body is not valid JSON');
  }
}

async function answerControl(control: () => unknown): Promise<Response> {
  try {
    return respond(answerJson(200, await control()));
  } catch (error) {
    if (error instanceof Refusal) return respond(answerError(error.status, error.message));
    throw error;
  }
}
