import { expect, it } from 'vitest';
import { suggestLabel } from './deployLabel.ts';
import { isLabel } from './label.ts';

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
