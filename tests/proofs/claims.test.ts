import { describe, expect, it, test } from 'vitest';
import { cells } from '../matrix/cells.ts';
import { cellsAtStake } from '../matrix/atStake.ts';
import { cellClaims, securityClaims, testsWithUnknownTags, unprovenClaims } from './claims.ts';
import type { Proof } from './proof.ts';

const proof: Proof = {
  file: 'tests/e2e/deployOnce.spec.ts',
  title: 'pays once',
  tags: ['@cell-1'],
  outcome: 'passed',
  asserts: true,
};
const [first] = cellClaims;
const page = '### Money\n\n- `tests/e2e/deployOnce.spec.ts` › pays once\n';
const claims = [...(first === undefined ? [] : [first]), ...securityClaims(page).flat()];

describe('a claim', () => {
  it('is held by a test that passed, by its tag or by its title', () => {
    expect(unprovenClaims(claims, [proof])).toEqual([]);
  });

  it.each<[string, readonly Proof[]]>([
    ['was taken out', []],
    ['was emptied', [{ ...proof, asserts: false }]],
    ['was skipped', [{ ...proof, outcome: 'skipped' }]],
    ['failed', [{ ...proof, outcome: 'failed' }]],
  ])('is not held where its test %s', (_name, proofs) => {
    expect(unprovenClaims(claims, proofs)).toHaveLength(2);
  });

  it('of a cell outlives another title; one of SECURITY.md does not', () => {
    expect(unprovenClaims(claims, [{ ...proof, title: 'is paid once' }])).toEqual([
      'SECURITY.md: tests/e2e/deployOnce.spec.ts › pays once',
    ]);
  });

  it('of a cell is not held by a test of something else', () => {
    expect(unprovenClaims(claims, [{ ...proof, tags: ['@cell-10'] }])).toEqual([
      'deployServer × lost (@cell-1)',
    ]);
  });
});

test('a tag that no cell has is told', () => {
  expect(testsWithUnknownTags(cellClaims, [{ ...proof, tags: ['@cell-1', '@slow', '@cell-61'] }])).toEqual([
    'tests/e2e/deployOnce.spec.ts › pays once: nobody knows @cell-61',
  ]);
});

test('the cells at stake are sixty different cells of the matrix', () => {
  const names = cellsAtStake.map((cell) => cell.join());
  expect(new Set(names).size).toBe(60);
  const known = new Set(cells.map(({ operation, fault }) => `${operation},${fault}`));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

test('each control of SECURITY.md names a test', () => {
  const controls = securityClaims();
  expect(controls.length).toBeGreaterThanOrEqual(10);
  expect(controls.filter((named) => named.length === 0)).toEqual([]);
});
