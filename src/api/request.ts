/** Where the API is, and the key for it. */
export interface Address {
  /** "/api/v1" or an absolute URL, without a trailing slash. */
  readonly baseUrl: string;
  readonly key: string;
}

function headersOf(given: RequestInit['headers'], key: string): Headers {
  const headers = new Headers(given);
  headers.set('accept', 'application/json');
  headers.set('authorization', `Bearer ${key}`);
  return headers;
}

/** The only call of `fetch` for the API. Throws what `fetch` throws. */
export function sendRequest(
  { baseUrl, key }: Address,
  path: string,
  options: RequestInit,
  signal: AbortSignal,
): Promise<Response> {
  return fetch(`${baseUrl}${path}`, {
    ...options,
    headers: headersOf(options.headers, key),
    mode: 'cors',
    credentials: 'omit',
    cache: 'no-store',
    // A redirect could carry a body and its Idempotency-Key to another host.
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal,
  });
}
