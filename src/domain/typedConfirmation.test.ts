import { describe, expect, it, test } from 'vitest';
import { confirmationWord, isConfirmed } from './typedConfirmation.ts';

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
