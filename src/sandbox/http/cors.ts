/** What a browser on another origin needs to use the API, and may read of its answers. */
const preflightHeaders = {
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
  'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key',
  'access-control-max-age': '600',
};
const exposedHeaders = 'Retry-After, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id';

/** Whether a request is a browser's question in advance. */
export function isPreflight(request: Request): boolean {
  return request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
}

export function answerPreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: { 'access-control-allow-origin': '*', 'cache-control': 'no-store', ...preflightHeaders },
  });
}

/** Opens an answer to every origin; no cookies are in play. */
export function allowOtherOrigins(response: Response): void {
  response.headers.set('access-control-allow-origin', '*');
  response.headers.set('access-control-expose-headers', exposedHeaders);
}
