import type { Fault } from './settings.ts';

/** A fault for the next calls of an operation: a refusal by the API, or an HTML page from something in front of it. */
const refusal = (status: number, after: boolean, isOfApi = true): Fault => ({
  status,
  after,
  ...(isOfApi
    ? { body: { message: 'No', statusCode: status } }
    : { body: '<!doctype html><h1>Blocked', contentType: 'text/html' }),
});
/** The faults that a walk meets at random; `undefined` is none. */
export const faults: readonly (Fault | undefined)[] = [
  undefined,
  { socket: 'reset-after' },
  { socket: 'close-after' },
  { socket: 'reset-before' },
  { socket: 'cut' },
  { delayMs: 1_500 },
  // As if the browser had sent a request twice, and the second copy was refused because the first was carried out.
  refusal(402, true),
  refusal(402, true),
  refusal(400, true),
  refusal(402, false),
  refusal(400, true),
  refusal(409, true),
  refusal(403, true, false),
  refusal(404, true, false),
  refusal(500, true),
  refusal(500, false),
  refusal(502, true, false),
];
