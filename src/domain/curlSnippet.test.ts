import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { curlSnippet, variableName } from './curlSnippet.ts';

const base = 'https://api.example.com/api/v1';
const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

test('a read names only the address and the key’s variable', () => {
  const request = { method: 'GET', path: '/servers/{id}/credentials', params: { id } };
  expect(curlSnippet(request, base, 'ACME_API_KEY')).toBe(
    `curl '${base}/servers/${id}/credentials' \\\n  -H "Authorization: Bearer $ACME_API_KEY"`,
  );
});

test('a write names its method, its key and its body', () => {
  const request = {
    method: 'POST',
    path: '/servers/{id}/reinstall',
    params: { id },
    body: { os: 'ubuntu' },
    idempotencyKey: 'k-1',
  };
  expect(curlSnippet(request, base, 'ACME_API_KEY').split(' \\\n  ')).toEqual([
    `curl -X POST '${base}/servers/${id}/reinstall'`,
    '-H "Authorization: Bearer $ACME_API_KEY"',
    "-H 'Idempotency-Key: k-1'",
    "-H 'Content-Type: application/json'",
    `-d '{"os":"ubuntu"}'`,
  ]);
});

describe('a shell reads back what was meant', () => {
  test.each([
    ["it's"],
    ['"; rm -rf / #'],
    ['$(reboot)`reboot`$HOME'],
    ['back\\slash\nand line'],
    ["'\\''"],
    ['@/etc/passwd'],
    ['ünïcode \u202E'],
  ])('%j', (label) => {
    const request = { method: 'PATCH', path: '/servers/{id}/label', params: { id: label }, body: { label } };
    const command = curlSnippet(request, base, 'ACME_API_KEY');
    const seen = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }; ${command}`], {
      encoding: 'utf8',
      env: { ...process.env, ACME_API_KEY: 'a key' },
    });
    expect(seen.split('\0')).toEqual([
      '-X',
      'PATCH',
      `${base}/servers/${encodeURIComponent(label)}/label`,
      '-H',
      'Authorization: Bearer a key',
      '-H',
      'Content-Type: application/json',
      '-d',
      JSON.stringify({ label }),
      '',
    ]);
  });
});

test.each([
  ['Acme Hosting', 'ACME_HOSTING'],
  ['Güneş Bulut A.Ş.', 'GUNES_BULUT_A_S'],
  ['3 Clouds', 'CLOUDS'],
  ['云', 'CLOUD'],
  ['A brand whose name is so long that it is cut', 'A_BRAND_WHOSE_NAME_IS_SO_LONG_T'],
])('%s → %s', (name, variable) => {
  expect(variableName(name)).toBe(variable);
});
