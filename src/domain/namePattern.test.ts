import { expect, test } from 'vitest';
import { freeStart, namesOf, nextLabel, patternOf, patternProblem } from './namePattern.ts';

test.each<[pattern: string, count: number, from: number, digits: number, names: string[]]>([
  ['web-{n}', 3, 1, 1, ['web-1', 'web-2', 'web-3']],
  ['web-{n}', 3, 9, 2, ['web-09', 'web-10', 'web-11']],
  ['{n}.eu.example', 2, 0, 3, ['000.eu.example', '001.eu.example']],
  ['a{n}b{n}', 2, 99, 1, ['a99b99', 'a100b100']],
])('%j, %i servers from %i with %i digits', (pattern, count, from, digits, names) => {
  expect(namesOf(pattern, count, { from, digits })).toEqual(names);
});

test.each<[name: string, pattern: string, from: number, digits: number]>([
  ['web-3', 'web-{n}', 3, 1],
  ['web-03', 'web-{n}', 3, 2],
  ['web3', 'web{n}', 3, 1],
  ['web-0', 'web-{n}', 0, 1],
  ['db2-eu', 'db{n}-eu', 2, 1],
  ['eu1-web-7', 'eu1-web-{n}', 7, 1],
  ['web', 'web-{n}', 1, 1],
  ['web3.example.com', 'web{n}.example.com', 3, 1],
  ['web.v2.example.com', 'web-{n}.v2.example.com', 1, 1],
  // An id or a date, and no number of a row.
  ['job-20261201', 'job-20261201-{n}', 1, 1],
])('%j is %j from %i with %i digits', (name, pattern, from, digits) => {
  expect(patternOf(name)).toEqual({ pattern, numbering: { from, digits } });
});

test.each<[label: string, taken: string[], next: string | undefined]>([
  ['web-3', ['web-3'], 'web-4'],
  ['web-3', ['web-3', 'web-4', 'web-6'], 'web-5'],
  ['web-09', ['web-09'], 'web-10'],
  ['web', ['web'], 'web-2'],
  ['web', ['web', 'web-2'], 'web-3'],
  ['db2-eu', [], 'db3-eu'],
  ['', [], undefined],
  [`${'a'.repeat(63)}9`, [], undefined],
  ['mail.example', [], undefined],
])('after %j, where %j are taken, comes %j', (label, taken, next) => {
  expect(nextLabel(label, new Set(taken))).toBe(next);
});

test.each<[pattern: string, kind: 'label' | 'hostname', problem: string | undefined]>([
  ['web-{n}', 'label', undefined],
  ['web', 'label', 'noNumber'],
  ['{n}', 'label', undefined],
  ['-{n}', 'label', 'invalid'],
  ['web-{n}!', 'label', 'invalid'],
  ['web {n}', 'hostname', 'invalid'],
  ['web-{n}.example.com', 'hostname', undefined],
  ['web-{n}-.example.com', 'hostname', 'invalid'],
  [`${'a'.repeat(62)}-{n}`, 'label', 'invalid'],
])('%j as a %s for 12 servers: %j', (pattern, kind, problem) => {
  expect(patternProblem(pattern, kind, 12, { from: 1, digits: 1 })).toBe(problem);
});

test.each<[from: number, taken: string[], start: number | undefined]>([
  [1, [], 1],
  [1, ['web-4'], 1],
  [1, ['web-2'], 3],
  [1, ['web-2', 'web-4'], 5],
  [3, ['web-2'], 3],
  [9_998, ['web-9999'], undefined],
])('three servers from %d, where %j are taken, can start at %j', (from, taken, start) => {
  expect(freeStart('web-{n}', 3, { from, digits: 1 }, new Set(taken))).toBe(start);
});
