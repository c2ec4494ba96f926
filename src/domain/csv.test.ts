import { expect, test } from 'vitest';
import { writeCsv } from './csv.ts';

test.each([
  ['plain', 'plain'],
  ['with, comma', '"with, comma"'],
  ['with "quotes"', '"with ""quotes"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['=cmd|"/c calc"', '"\'=cmd|""/c calc"""'],
  ['\n=1+1', '"\'\n=1+1"'],
  ['＝1+1', "'＝1+1"],
  ['a=b', 'a=b'],
  ['', ''],
  ['İstanbul', 'İstanbul'],
])('%o is written %o', (value, written) => {
  expect(writeCsv(['Value'], [[value]])).toBe(`\uFEFFValue\r\n${written}\r\n`);
});

test('rows stand under their head', () => {
  expect(
    writeCsv(
      ['a', 'b'],
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ),
  ).toBe('\uFEFFa,b\r\n1,2\r\n3,4\r\n');
});
