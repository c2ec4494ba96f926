import type { ApiError } from './apiError.ts';
import type { Operation } from './operation.ts';

/** Where the API is and whose key opens it, handed in from above; `api/` never looks for either by itself. */
export interface Connection {
  /** "/api/v1" or an absolute address, without a slash at its end. */
  readonly baseUrl: string;
  readonly key: string;
  /** Told of each call's end: what answered well, or the error. */
  readonly onEnd: (operation: Operation, error: ApiError | undefined) => void;
}

let connection: Connection | undefined;
let shut = false;

/** Opens the door to the API. A former connection is replaced. */
export function connect(to: Connection): void {
  connection = to;
  shut = false;
}

/** Forgets base, key and listener. Every call after it ends as not sent. */
export function disconnect(): void {
  connection = undefined;
  shut = false;
}

/** Keeps the connection but lets nothing through, until `connect` is called again: a key was refused. */
export function shutGate(): void {
  shut = true;
}

/** The connection, where calls may go out. */
export function openConnection(): Connection | undefined {
  return shut ? undefined : connection;
}

/** First 16 hex digits of the key's SHA-256: enough to tell keys apart between tabs. */
export async function keyFingerprint(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  return [...new Uint8Array(digest.slice(0, 8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
