import { outlineHashes } from './outline.ts';

/**
 * The security headers for every response that carries the app: one source for the development server, `preview`, the
 * browser tests and the deployment's configuration.
 */

/** The differences between the places that serve the app. */
export interface ServedAs {
  /** The API's origin, if it is not the app's own, e.g. `https://api.example.com`. */
  readonly apiOrigin?: string | undefined;
  /** Served over https: only then may the headers tell the browser to use nothing else. */
  readonly https?: boolean | undefined;
  /** The development server's nonce, for the inline elements that Vite adds. Never in production. */
  readonly nonce?: string | undefined;
  /** Written into the page, where browsers ignore `frame-ancestors` and log a warning about it. */
  readonly inPage?: boolean | undefined;
}

/**
 * The Content-Security-Policy.
 *
 * `upgrade-insecure-requests` is left out on plain http: nothing can be upgraded there, and a page opened over http by
 * a machine's address would request each of its files over https and get none (loopback is exempt in Chromium, but not
 * in every browser).
 */
export function contentSecurityPolicy({ apiOrigin, https, nonce, inPage }: ServedAs = {}): string {
  const own = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  // The outline's style and script are the only inline ones.
  return [
    "default-src 'none'",
    `script-src ${own} ${outlineHashes.script}`,
    `style-src ${own} ${outlineHashes.style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    apiOrigin === undefined ? "connect-src 'self'" : `connect-src 'self' ${apiOrigin}`,
    "manifest-src 'self'",
    "worker-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    ...(inPage ? [] : ["frame-ancestors 'none'"]),
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/**
 * Browser features the app never uses, and the two it does: writing to the clipboard when "Copy" is pressed, and full
 * screen for the watched servers.
 */
const permissions = [
  ...[
    'accelerometer',
    'camera',
    'clipboard-read',
    'display-capture',
    'geolocation',
    'gyroscope',
    'hid',
    'microphone',
    'midi',
    'payment',
    'publickey-credentials-get',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
  'clipboard-write=(self)',
  'fullscreen=(self)',
].join(', ');

/** All headers by name. HSTS only over https: browsers ignore it otherwise (RFC 6797 §8.1). */
export function securityHeaders(served: ServedAs = {}): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(served),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'credentialless',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': permissions,
    ...(served.https === true ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
    'X-Robots-Tag': 'noindex, nofollow',
  };
}

/**
 * The origin that `connect-src` needs for a configuration's `apiBaseUrl`: the origin of an absolute http(s) URL,
 * otherwise `undefined` (the app's own origin, or a value that the app rejects with a message on the page).
 */
export function apiOriginOf(apiBaseUrl: unknown): string | undefined {
  if (typeof apiBaseUrl !== 'string' || !/^https?:\/\//i.test(apiBaseUrl)) return undefined;
  return URL.canParse(apiBaseUrl) ? new URL(apiBaseUrl).origin : undefined;
}

/**
 * How long a response for a path of the app may be cached: files named by their content's hash permanently, everything
 * else (HTML for every deep link, `/config.json`, the operator's logo) never.
 */
export function cacheControl(pathname: string): string {
  return pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
}
