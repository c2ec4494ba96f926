import { expect, test } from 'vitest';
import { isHostWord } from './hostWord.ts';

test.each([
  ['web1.example.com', true],
  ['web1.acme', true],
  ['xn--mnchen-3ya.example', true],
  ['a.xn--p1ai', true],
  ['198-51-100-7.static.isp.example', true],
  ['v1.2.3.example', true],
  ['web1', false],
  ['1.2.3', false],
  ['-a.example', false],
  ['a_b.example', false],
  ['198.51.100.7', false],
  ['198.51.100.7.log', false],
  ['abuse-198.51.100.7-20261129.csv', false],
  ['7.100.51.198.in-addr.arpa', false],
  ['100.51.198.in-addr.arpa', false],
])('%s is a host name: %s', (text, expected) => expect(isHostWord(text)).toBe(expected));
