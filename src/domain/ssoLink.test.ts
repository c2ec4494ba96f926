import { expect, test } from 'vitest';
import { readSsoLink } from './ssoLink.ts';

const origins = ['https://otwa.cloud', 'https://panel.example.com', 'http://localhost:4000'];
const machines = [
  'http://127.0.0.1:4000',
  'http://[::1]:4000',
  'ftp://localhost',
  'http://panel.example.com',
];
const url = 'https://otwa.cloud/sso?t=abc';

test.each([
  [url, url],
  ['https://panel.example.com/sso#a', 'https://panel.example.com/sso#a'],
  ['HTTPS://OTWA.cloud:443/sso', 'https://otwa.cloud/sso'],
  ['http://localhost:4000/sso', 'http://localhost:4000/sso'],
])('%o is followed', (text, followed) =>
  expect(readSsoLink({ url: text, expiresIn: 300 }, origins)).toEqual({
    link: { url: followed, lifetime: 300_000 },
  }),
);

test.each([
  ['http://otwa.cloud/sso?t=abc', 'scheme'],
  ['javascript:alert(document.domain)', 'scheme'],
  ['java\nscript:alert(1)', 'scheme'],
  ['data:text/html,<script>alert(1)</script>', 'scheme'],
  ['blob:https://otwa.cloud/1', 'scheme'],
  ['ftp://otwa.cloud/', 'scheme'],
  ['https://otwa.cloud@evil.example/sso', 'userInfo'],
  ['https://user:word@otwa.cloud/sso', 'userInfo'],
  ['https://:word@otwa.cloud/sso', 'userInfo'],
  ['https://evil.example/sso', 'host'],
  ['https://otwa.cloud.evil.example/sso', 'host'],
  ['https://otwa.cloud:8443/sso', 'host'],
  ['https://sub.otwa.cloud/sso', 'host'],
  ['https://otwa.c\u043Eloud/sso', 'host'],
  ['https:\\\\evil.example\\@otwa.cloud/', 'host'],
  ['http://localhost:4001/sso', 'host'],
  ['/sso?t=abc', 'unreadable'],
  ['//otwa.cloud/sso', 'unreadable'],
  ['', 'unreadable'],
  [null, 'unreadable'],
  [7, 'unreadable'],
  [{ href: url }, 'unreadable'],
  [[url], 'unreadable'],
  [`https://otwa.cloud/${'a'.repeat(4096)}`, 'unreadable'],
  [undefined, 'unreadable'],
])('%o is not: %s', (text, problem) =>
  expect(readSsoLink({ url: text, expiresIn: 300 }, origins)).toEqual({ problem }),
);

test.each([
  ['http://127.0.0.1:4000/sso', undefined],
  ['http://[::1]:4000/sso', undefined],
  // Configured by the operator, but not safe for a secret.
  ['ftp://localhost/sso', 'scheme'],
  ['http://panel.example.com/sso', 'scheme'],
])('where the operator names it, %s: %s', (text, problem) =>
  expect(readSsoLink({ url: text }, machines).problem).toBe(problem),
);

test('the longest address that is followed', () => {
  const longest = `https://otwa.cloud/${'a'.repeat(4077)}`;
  expect(readSsoLink({ url: longest }, origins).link?.url).toBe(longest);
  expect(readSsoLink({ url: `${longest}a` }, origins)).toEqual({ problem: 'unreadable' });
});

test('an answer that is none', () => {
  expect(readSsoLink(null, origins)).toEqual({ problem: 'unreadable' });
  expect(readSsoLink([url], origins)).toEqual({ problem: 'unreadable' });
});

test.each([
  [300, 300_000],
  [12, 12_000],
  [1.5, 1_500],
  [0, 1_000],
  [-5, 1_000],
  [301, 300_000],
  [1e9, 300_000],
  [Infinity, 60_000],
  [Number.NaN, 60_000],
  ['300', 60_000],
  [null, 60_000],
  [undefined, 60_000],
  [{}, 60_000],
  [[12], 60_000],
])('expiresIn %o is kept for %d ms', (expiresIn, lifetime) =>
  expect(readSsoLink({ url, expiresIn }, origins)).toEqual({ link: { url, lifetime } }),
);
