import type { ApiError } from './apiError.ts';
import { forgetEarlyAnswers } from './earlyAnswers.ts';
import type { Operation } from './operation.ts';
import type { Address } from './request.ts';

/** The API's address and the key for it. Higher layers pass both in: `api/` never looks for either itself. */
export interface Connection extends Address {
  /** Called when a call settles, with the error if it failed. */
  readonly onEnd: (operation: Operation, error: ApiError | undefined) => void;
  /** Called with each response that says that the API is a sandbox. */
  readonly onSandbox?: () => void;
}

let connection: Connection | undefined;
let shut = false;

/** Lets calls through to the API. Replaces any previous connection. */
export function connect(to: Connection): void {
  connection = to;
  shut = false;
}

/** Forgets base URL, key and listener. Every later call fails as not sent. */
export function disconnect(): void {
  connection = undefined;
  forgetEarlyAnswers();
  shut = false;
}

/** Keeps the connection but blocks calls until `connect` is called again: the key was refused. */
export function shutGate(): void {
  shut = true;
}

/** The connection, if calls may be sent. */
export function openConnection(): Connection | undefined {
  return shut ? undefined : connection;
}

/** First 16 hex digits of the key's SHA-256: enough to tell keys apart between tabs. */
export async function keyFingerprint(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  return [...new Uint8Array(digest.slice(0, 8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
