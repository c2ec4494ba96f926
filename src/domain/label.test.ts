import { expect, it } from 'vitest';
import { isLabel, type LabelProblem, labelProblem } from './label.ts';

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
