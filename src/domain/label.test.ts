import { expect, it, describe, test } from 'vitest';
import {
  isLabel,
  type LabelProblem,
  labelProblem,
  suggestLabel,
  isHostname,
  confirmationWord,
  isConfirmed,
} from './label.ts';

it.each<[string, LabelProblem | undefined]>([
  ['a', undefined],
  ['7', undefined],
  ['prod-1', undefined],
  ['old crm DO NOT TOUCH', undefined],
  ['under_score', undefined],
  ['a'.repeat(64), undefined],
  ['', 'empty'],
  ['a'.repeat(65), 'length'],
  ['-a', 'beginning'],
  [' a', 'beginning'],
  ['_a', 'beginning'],
  ['çay', 'characters'],
  ['a.b', 'characters'],
  ['a\nb', 'characters'],
  ['a\n', 'characters'],
  ['<b>', 'characters'],
  [`-${'ş'.repeat(70)}`, 'characters'],
])('%j: %s', (text, problem) => {
  expect(labelProblem(text)).toBe(problem);
  expect(isLabel(text)).toBe(problem === undefined);
});

it.each([
  ['ubuntu-24.04', 'ubuntu-234567'],
  ['windows-server-2025', 'windows-234567'],
  ['', 'server-234567'],
  ['Ü<b>-1', 'b-234567'],
])('a server with %s may be called %s', (os, label) => {
  const suggested = suggestLabel(os, new Uint8Array([0, 1, 2, 3, 4, 5]));
  expect(suggested).toBe(label);
  expect(isLabel(suggested)).toBe(true);
});

it('other bytes make another label', () => {
  expect(suggestLabel('ubuntu-24.04', new Uint8Array([9, 9, 9, 9, 9, 9]))).not.toBe(
    suggestLabel('ubuntu-24.04', new Uint8Array([9, 9, 9, 9, 9, 8])),
  );
});

const longest = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`;

it.each([
  ['srv1', true],
  ['srv1.example.com', true],
  ['1.2.example', true],
  ['A-b.C', true],
  ['a'.repeat(63), true],
  [longest, true],
  [`${longest}d`, false],
  ['a'.repeat(64), false],
  ['', false],
  ['.', false],
  ['a.', false],
  ['.a', false],
  ['a..b', false],
  ['-a.example', false],
  ['a-.example', false],
  ['a_b', false],
  ['a b', false],
  ['ünal.example', false],
  ['a\n', false],
])('%j: %s', (text, expected) => {
  expect(isHostname(text)).toBe(expected);
});

const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const others = [
  { id: '00000000-0000-4000-8000-000000000001', label: 'Beta', status: 'running' },
  { id: '00000000-0000-4000-8000-000000000003', label: ' delta ', status: 'running' },
  { id: '00000000-0000-4000-8000-000000000002', label: 'gone', status: 'terminated' },
] as const;

describe('what has to be typed', () => {
  test.each([
    ['alpha', 'alpha'],
    ['old crm DO NOT TOUCH', 'old crm DO NOT TOUCH'],
    ['gone', 'gone'],
    ['', '74fad2'],
    ['   ', '74fad2'],
    ['Beta', '74fad2'],
    [' beta', '74fad2'],
    ['Delta', '74fad2'],
    ['al  pha', '74fad2'],
    [' alpha', '74fad2'],
    ['аlpha', '74fad2'],
    ['çay', '74fad2'],
    ['al\u200bpha', '74fad2'],
    ['al\u202epha', '74fad2'],
    ['al\npha', '74fad2'],
    ['a'.repeat(65), '74fad2'],
  ])('%j: %j', (label, word) => {
    const server = { id, label, status: 'running' } as const;
    expect(confirmationWord(server, [server, ...others])).toBe(word);
  });

  it('is the id where nobody knows who else has the label', () => {
    expect(confirmationWord({ id, label: 'alpha', status: 'running' }, undefined)).toBe('74fad2');
  });
});

test.each([
  ['alpha', true],
  [' alpha ', true],
  ['Alpha', false],
  ['alph', false],
  ['', false],
])('%j confirms alpha: %s', (typed, answer) => expect(isConfirmed(typed, 'alpha')).toBe(answer));
