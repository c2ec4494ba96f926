import { describe, expect, it } from 'vitest';
import { outlineHashes } from './outline.ts';
import { apiOriginOf, cacheControl, contentSecurityPolicy, securityHeaders } from './securityHeaders.ts';

const directives = (policy: string): Record<string, string> =>
  Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );

describe('contentSecurityPolicy', () => {
  it('is the whole policy, nothing more open than it must be', () => {
    expect(contentSecurityPolicy({ apiOrigin: 'https://api.example', https: true })).toBe(
      `default-src 'none'; script-src 'self' ${outlineHashes.script}; style-src 'self' ${outlineHashes.style}; img-src 'self' data:; font-src 'self'; ` +
        "connect-src 'self' https://api.example; manifest-src 'self'; worker-src 'none'; frame-src 'none'; " +
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'; upgrade-insecure-requests",
    );
  });

  it.each([
    ['the app’s own origin alone', {}, { 'connect-src': "'self'" }],
    ['no upgrade on plain http', { https: false }, { 'upgrade-insecure-requests': undefined }],
    [
      'a nonce for scripts and styles',
      { nonce: 'abc' },
      {
        'script-src': `'self' 'nonce-abc' ${outlineHashes.script}`,
        'style-src': `'self' 'nonce-abc' ${outlineHashes.style}`,
      },
    ],
    [
      'Trusted Types with a nonce too',
      { nonce: 'abc' },
      { 'require-trusted-types-for': "'script'", 'trusted-types': "'none'" },
    ],
  ])('has %s', (_name, served, expected) => {
    const found = directives(contentSecurityPolicy(served));
    for (const [name, value] of Object.entries(expected)) expect(found[name]).toBe(value);
  });
});

describe('securityHeaders', () => {
  it('asks for https only where it is served so', () => {
    expect(securityHeaders({ https: true })['Strict-Transport-Security']).toBe(
      'max-age=63072000; includeSubDomains',
    );
    expect(securityHeaders()).not.toHaveProperty('Strict-Transport-Security');
  });

  it('leaves the clipboard’s writing and full screen to the app itself, and every other feature to nobody', () => {
    const policy = securityHeaders()['Permissions-Policy'] ?? '';
    const granted = policy.split(', ').filter((entry) => !entry.endsWith('=()'));
    expect(granted).toEqual(['clipboard-write=(self)', 'fullscreen=(self)']);
  });
});

describe('apiOriginOf', () => {
  it.each([
    ['https://otwa.cloud/api/v1', 'https://otwa.cloud'],
    ['http://127.0.0.1:8787/api/v1', 'http://127.0.0.1:8787'],
    ["https://a.example/; script-src 'unsafe-inline'", 'https://a.example'],
    ['/api/v1', undefined],
    ['//a.example/api', undefined],
    ['javascript:alert(1)', undefined],
    ['https://', undefined],
    [undefined, undefined],
    [['https://a.example'], undefined],
  ])('%s → %s', (apiBaseUrl, origin) => {
    expect(apiOriginOf(apiBaseUrl)).toBe(origin);
  });
});

describe('cacheControl', () => {
  it.each([
    ['/assets/main-abc.js', 'public, max-age=31536000, immutable'],
    ['/', 'no-store'],
    ['/servers/1', 'no-store'],
    ['/config.json', 'no-store'],
    ['/robots.txt', 'no-store'],
    ['/assets', 'no-store'],
  ])('%s → %s', (path, value) => {
    expect(cacheControl(path)).toBe(value);
  });
});
