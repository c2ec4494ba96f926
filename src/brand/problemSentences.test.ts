import { expect, test } from 'vitest';
import { expectations } from './ConfigurationNotice.tsx';
import { plainExpectations, problemSentences } from './problemSentences.ts';

test('the console and the command line say what the page says', () => {
  const onThePage = Object.entries(expectations).map(([kind, { message }]) => [kind, message]);
  expect(plainExpectations).toEqual(Object.fromEntries(onThePage));
});

test('each problem is a sentence of its own', () => {
  const problems = [
    { setting: 'brand.accent', expected: 'colour' },
    { setting: 'colour', expected: 'nothing' },
    { setting: '', expected: 'group' },
  ] as const;
  expect(problemSentences({ problems })).toEqual([
    'brand.accent should be a colour such as #2f6fed; the default is used.',
    'colour isn’t a known setting and was ignored.',
    'config.json should be a group of settings; the default is used.',
  ]);
  expect(problemSentences({ problems: [], fileProblem: 'notJson' })).toEqual([
    'config.json is not valid JSON. All settings take their defaults.',
  ]);
});
