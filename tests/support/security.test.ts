import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findTest } from './testTitles.ts';

const page = readFileSync(join(import.meta.dirname, '../../SECURITY.md'), 'utf8');

test('each control of SECURITY.md names a test that is there', () => {
  const controls = page.split(/^### /m).slice(1);
  expect(controls.length).toBeGreaterThanOrEqual(10);
  for (const control of controls) {
    const named = [...control.matchAll(/^- `([^`]+)` › (.+)$/gm)].map(([, file = '', title = '']) => ({
      file,
      title,
    }));
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !findTest(name))).toEqual([]);
  }
});
