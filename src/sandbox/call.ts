import { type $ZodIssue, type $ZodType, type output, safeParse } from 'zod/v4/core';
import type { operations } from '#api/generated/operations.ts';
import { type Answer, Refusal } from './answer.ts';
import type { SandboxServer } from './server.ts';
import type { World } from './world.ts';

export type OperationId = (typeof operations)[number]['operationId'];

/** A request for a known operation with a valid key. Its path and headers are read, its body is not yet parsed. */
export interface Call {
  readonly operationId: OperationId;
  readonly world: World;
  /** The world's time, in milliseconds since 1970; it stays the same during a call. */
  readonly now: number;
  readonly params: Readonly<Record<string, string>>;
  readonly idempotencyKey: string | undefined;
  readonly body: string;
  readonly contentType: string;
}

/** Performs the operation completely and at once, or throws a Refusal without changing anything. */
export type Operation = (call: Call) => Answer;

/** Validates part of a request against the contract's schema. @throws Refusal 400 that names each invalid field. */
export function checkBySchema<Schema extends $ZodType>(schema: Schema, value: unknown): output<Schema> {
  const result = safeParse(schema, value);
  if (result.success) return result.data;
  throw new Refusal(400, result.error.issues.map(describeIssue).join('; '));
}

/**
 * Parses a JSON body and validates it against the contract's schema. A missing body is validated as `{}`.
 * @throws Refusal 400 if it is not JSON, is not sent as JSON, or doesn't match the schema.
 */
export function readBody<Schema extends $ZodType>(call: Call, schema: Schema): output<Schema> {
  if (call.body === '') return checkBySchema(schema, {});
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(call.contentType)) {
    throw new Refusal(400, 'The body must be sent with Content-Type: application/json');
  }
  let value: unknown;
  try {
    value = JSON.parse(call.body);
  } catch {
    throw new Refusal(400, 'The body is not valid JSON');
  }
  return checkBySchema(schema, value);
}

function describeIssue(issue: $ZodIssue): string {
  const field = issue.path.length === 0 ? 'body' : issue.path.join('.');
  if (issue.code === 'invalid_type') return `${field} must be of type ${issue.expected}`;
  if (issue.code === 'invalid_format') return `${field} must be a valid ${issue.format}`;
  if (issue.code === 'too_big') return `${field} must be at most ${issue.maximum} characters long`;
  if (issue.code === 'invalid_value') return `${field} must be one of ${issue.values.map(String).join(', ')}`;
  return `${field} is not valid`;
}

/** The server named in the path, also if it is terminated. @throws Refusal 404 */
export function findServer(call: Call): SandboxServer {
  const server = call.world.fleet.find(call.params['id'] ?? '');
  if (server === undefined) throw new Refusal(404, 'Server not found');
  return server;
}

/** The server, if it still exists. @throws Refusal 404, also if it is terminated. */
export function findLivingServer(call: Call): SandboxServer {
  const server = findServer(call);
  if (server.status === 'terminated') throw new Refusal(404, 'Server not found: it has been terminated');
  return server;
}

/** The server, if it may be changed. @throws Refusal 404 if it is unknown or terminated, 403 if it is suspended. */
export function findChangeableServer(call: Call): SandboxServer {
  const server = findLivingServer(call);
  if (server.status === 'suspended') throw new Refusal(403, 'Server is suspended by administrator');
  return server;
}
