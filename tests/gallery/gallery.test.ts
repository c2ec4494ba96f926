import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const textsIn = (folder: string): string =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .map((file) => readFileSync(join(import.meta.dirname, folder, file), 'utf8'))
    .join('\n');

it('shows every component of the design system', () => {
  const components = Array.from(
    textsIn('../../src/ui').matchAll(/^export (?:default )?function ([A-Z]\w*)/gm),
    ([, name = '']) => name,
  ).filter((name) => name !== 'Trans'); // Lingui's sentences, without a look
  const gallery = textsIn('.');
  expect(components).toContain('ManualCopyDialog');
  expect(components.filter((name) => !new RegExp(`<${name}\\b`).test(gallery))).toEqual([]);
});
