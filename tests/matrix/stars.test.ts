import { expect, test } from 'vitest';
import { cells } from './cells.ts';
import { stars } from './stars.ts';
import { findTest } from '../support/testTitles.ts';

test('each of the sixty cells at stake has a browser test, which is there under its title', () => {
  expect(stars.map(([number]) => number)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  const missing = stars.filter(
    ([, , , spec, title]) => !findTest({ file: `tests/e2e/${spec}.spec.ts`, title }),
  );
  expect(missing).toEqual([]);
  const known = new Set(cells.map(({ operation, fault }) => `${operation} ${fault}`));
  expect(stars.filter(([, operation, fault]) => !known.has(`${operation} ${fault}`))).toEqual([]);
});

test('a test that is not there is not found', () => {
  const file = 'tests/e2e/deployOnce.spec.ts';
  const end = 'another account’s key sends nothing';
  expect(findTest({ file, title: `a key refused in the middle: ${end}` })).toBe(true);
  expect(findTest({ file, title: `an eclipse of the moon: ${end}` })).toBe(false);
  expect(findTest({ file, title: 'clicked often' })).toBe(false);
  expect(findTest({ file: 'tests/e2e/none.spec.ts', title: 'clicked often' })).toBe(false);
});
