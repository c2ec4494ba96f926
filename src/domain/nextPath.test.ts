import { expect, test } from 'vitest';
import { nextProblem } from './nextPath.ts';

test.each([
  '/',
  '/dashboard',
  '/dashboard/servers/7d444840-9dc0-11d1-b245-5ffdce74fad2',
  '/dashboard/billing?tab=1&q=a%20b#top',
  '/dashboard/tickets?subject=Ödeme',
  '/search?q=100%25',
  '/@name',
  '/a:b',
  `/${'a'.repeat(511)}`,
])('%o is one', (text) => expect(nextProblem(text)).toBeUndefined());

test.each([
  ['', 'beginning'],
  ['dashboard', 'beginning'],
  [' /dashboard', 'beginning'],
  ['.', 'beginning'],
  ['?next=/', 'beginning'],
  ['%2Fdashboard', 'beginning'],
  ['https://evil.example', 'beginning'],
  ['https:/evil.example', 'beginning'],
  ['javascript:alert(1)', 'beginning'],
  ['data:text/html,hi', 'beginning'],
  ['\\evil.example', 'beginning'],
  ['\\/evil.example', 'beginning'],
  ['user@evil.example', 'beginning'],
  ['\t/dashboard', 'beginning'],
  ['//evil.example', 'slashes'],
  ['///evil.example', 'slashes'],
  ['/\\evil.example', 'slashes'],
  ['/.\\evil.example', 'slashes'],
  ['/dashboard/..//evil.example', 'slashes'],
  ['/dashboard?to=https://evil.example', 'slashes'],
  ['/%2Fevil.example', 'slashes'],
  ['/%2fevil.example', 'slashes'],
  ['/%5Cevil.example', 'slashes'],
  ['/%252Fevil.example', 'slashes'],
  ['/%25255Cevil.example', 'slashes'],
  ['/%2%46evil.example', 'escape'],
  ['/\t/evil.example', 'control'],
  ['/%09/evil.example', 'control'],
  ['/%2509/evil.example', 'control'],
  ['/a\r\nSet-Cookie: a=b', 'control'],
  ['/a%0d%0aSet-Cookie:%20a=b', 'control'],
  ['/a%00', 'control'],
  ['/a%7F', 'control'],
  ['/a%C2%85b', 'control'],
  ['/a\u0085b', 'control'],
  ['/a\ud800', 'control'],
  ['/%C0%AFevil.example', 'escape'],
  ['/a%', 'escape'],
  ['/a%zz', 'escape'],
  [`/${'a'.repeat(512)}`, 'length'],
])('%o is none: %s', (text, problem) => expect(nextProblem(text)).toBe(problem));

test('what is decoded again and again comes to an end', () => {
  expect(nextProblem(`/%${'25'.repeat(250)}2F`)).toBe('slashes');
});
