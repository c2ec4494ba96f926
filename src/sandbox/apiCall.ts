import type { operations } from '#api/generated/operations.ts';
import {
  GetServerParams,
  ReinstallServerHeader,
  ServerPowerActionParams,
} from '#api/generated/servers/servers.zod.ts';
import { operationTable } from '#sandbox/operations/operationTable.ts';
import { answerError, type Answer, Refusal, respond, setDelivery } from './answer.ts';
import { type Call, checkBySchema } from './call.ts';
import { comesBefore, type Fault } from './faults.ts';
import { faultyAnswer } from './faultyAnswer.ts';
import type { IdempotencySlot } from './idempotency.ts';
import type { KeyAccess, Keyring } from './keyring.ts';
import type { Allowance } from './rateLimit.ts';

/**
 * Validates a request's path parameters and headers against the contract's schemas.
 * @throws Refusal 400 if an id is not a UUID, an action is unknown, or a reinstall's Idempotency-Key is too long.
 */
function checkAddress({ operationId, params, idempotencyKey }: Call): void {
  if (operationId === 'serverPowerAction') checkBySchema(ServerPowerActionParams, params);
  else if (params['id'] !== undefined) checkBySchema(GetServerParams, params);
  if (operationId === 'reinstallServer' && idempotencyKey !== undefined) {
    checkBySchema(ReinstallServerHeader, { 'Idempotency-Key': idempotencyKey });
  }
}

type ApiOperation = (typeof operations)[number];

/** A request on one of the contract's paths. */
export interface ApiRequest {
  readonly operation: ApiOperation;
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
}

interface ApiDependencies {
  readonly keyring: Keyring;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Handles a request in the API's order: the key, the minute's allowance, an injected fault, the operation. */
export async function answerApiCall(
  apiRequest: ApiRequest,
  dependencies: ApiDependencies,
): Promise<Response> {
  const { request } = apiRequest;
  const body = await request.text();
  const access = dependencies.keyring.find(bearerKey(request) ?? '');
  if (access === undefined || access.revoked) return respond(answerError(401, 'Missing or invalid API key'));
  const allowance = access.rateLimit.take(access.world.clock.now());
  if (!allowance.allowed) return respond(tooManyRequests(allowance), allowance);
  const call = readCall(apiRequest, access, body);
  const fault = access.world.faults.take(call.operationId, call.params['id']?.toLowerCase());
  if (fault === undefined)
    return withDateHeader(respond(perform(call, apiRequest.operation.scope, access), allowance), call);
  const normal = comesBefore(fault) ? undefined : perform(call, apiRequest.operation.scope, access);
  if (fault.delayMs !== undefined) await dependencies.wait(fault.delayMs, request.signal);
  return respondWithFault(fault, call, normal, allowance);
}

/** Sets the `date` header to the world's time. */
function withDateHeader(response: Response, { now }: Call): Response {
  response.headers.set('date', new Date(now).toUTCString());
  return response;
}

/** The key of `Authorization: Bearer …`. */
function bearerKey(request: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '')?.[1];
}

function tooManyRequests({ resetSeconds }: Allowance): Answer {
  return { ...answerError(429, 'Too many requests'), headers: { 'retry-after': String(resetSeconds) } };
}

function readCall({ operation, request, params }: ApiRequest, { world }: KeyAccess, body: string): Call {
  return {
    operationId: operation.operationId,
    world,
    now: world.clock.now(),
    params,
    idempotencyKey: request.headers.get('idempotency-key') ?? undefined,
    body,
    contentType: request.headers.get('content-type') ?? '',
  };
}

/**
 * Performs the operation. A call whose idempotency key already has a successful response gets that response again,
 * whatever the body is now; refusals are not stored. Nothing in here waits, so two calls never interleave.
 */
function perform(call: Call, scope: string, access: KeyAccess): Answer {
  const { world, now } = call;
  world.fleet.settle(now);
  try {
    requireScope(access, scope);
    checkAddress(call);
    const slot = idempotencySlot(call);
    const stored = slot === undefined ? undefined : world.idempotency.find(slot, now);
    if (stored !== undefined) return stored;
    const answer = operationTable[call.operationId](call);
    if (slot !== undefined) world.idempotency.keep(slot, answer, now);
    return answer;
  } catch (error) {
    if (error instanceof Refusal) return answerError(error.status, error.message);
    throw error;
  }
}

function requireScope({ scopes }: KeyAccess, scope: string): void {
  if (!scopes.some((granted) => granted === scope)) {
    throw new Refusal(403, `API key lacks required permission: ${scope}`);
  }
}

/** Where a call's response is stored. Only deploy and reinstall use idempotency keys; an empty key counts as none. */
function idempotencySlot({ operationId, params, idempotencyKey }: Call): IdempotencySlot | undefined {
  if (operationId !== 'deployServer' && operationId !== 'reinstallServer') return undefined;
  if (idempotencyKey === undefined || idempotencyKey === '') return undefined;
  return { operationId, serverId: params['id']?.toLowerCase(), key: idempotencyKey };
}

function respondWithFault(
  fault: Fault,
  call: Call,
  normal: Answer | undefined,
  allowance: Allowance,
): Response {
  const answer = faultyAnswer(fault, normal, call.now);
  const slot = idempotencySlot(call);
  if (fault.store === true && slot !== undefined) call.world.idempotency.keep(slot, answer, call.now);
  const retryAfter = answer.status === 429 ? { 'retry-after': String(allowance.resetSeconds) } : {};
  const response = withDateHeader(
    respond({ ...answer, headers: { ...retryAfter, ...answer.headers } }, allowance),
    call,
  );
  const withoutHeaders: string[] = [];
  for (const [name, value] of Object.entries(fault.headers ?? {})) {
    if (value !== null) response.headers.set(name, value);
    else {
      response.headers.delete(name);
      withoutHeaders.push(name.toLowerCase());
    }
  }
  setDelivery(response, { socket: fault.socket, withoutHeaders });
  return response;
}
