import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { outlineHashes } from '#tooling/outline.ts';
import { filesIn } from '../support/filesIn.ts';
import { viteBuild } from '../support/vite.ts';

/** Checks `dist/`: nothing that the security policy would block, and nothing that must never be published. */

const built = join(import.meta.dirname, '../../dist');

const forbidden: Record<string, readonly [files: RegExp, text: RegExp]> = {
  'points to a source map': [/\.(?:js|css)$/, /sourceMappingURL=/],
  'has a script inside the page': [/\.html$/, /<script(?![^>]*\ssrc=)/i],
  'has a style inside the page': [/\.html$/, /<style|\sstyle=/i],
  'has an event handler inside the page': [/\.html$/, /\son[a-z]+\s*=/i],
  'takes fonts or pictures from elsewhere': [/\.css$/, /url\(\s*["']?(?:data:(?!image\/)|https?:)/i],
  'asks for another style sheet, which delays the page': [/\.css$/, /@import\s/i],
  'holds what looks like an API key': [/\.(?:js|html|css|json)$/, /otwa_(?!sandbox_)[A-Za-z0-9]{8,}/],
  'comes from the gallery of components': [/\.(?:js|html|css)$/, /gallery/i],
  // React's own code contains the word, for a property that the lint rules forbid. No other file may.
  'makes markup from text': [
    /^assets\/(?!vendor-).*\.js$/,
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc)\b|document\.write/,
  ],
  // `Function("return this")` is how libraries get the global object if no other name for it exists; one always does.
  'makes code from text': [/\.js$/, /\beval\(|new Function\(|[^.\w]Function\((?!`return this`\))/],
};

/** Without the outline's script and style, which the policy allows by their hashes. */
const withoutOutline = (text: string): string =>
  text.replaceAll(/<(script|style)>(.*?)<\/\1>/gs, (whole, tag: 'script' | 'style', inner: string) => {
    const hash = createHash('sha256').update(inner).digest('base64');
    return outlineHashes[tag] === `'sha256-${hash}'` ? '' : whole;
  });

for (const [what, [files, text]] of Object.entries(forbidden)) {
  test(`nothing that was built ${what}`, () => {
    const scanned = filesIn(built).filter((name) => files.test(name));
    expect(scanned).not.toEqual([]);
    expect(
      scanned.filter((name) => text.test(withoutOutline(readFileSync(join(built, name), 'utf8')))),
    ).toEqual([]);
  });
}

test('source maps are not published', () => {
  expect(filesIn(built).filter((name) => name.endsWith('.map'))).toEqual([]);
});

test('only what configure never changes has compressed copies, which hold the same', () => {
  const files = filesIn(built);
  const copies = files.filter((name) => /\.(?:br|gz)$/.test(name));
  for (const copy of copies) {
    const bytes = readFileSync(join(built, copy));
    const unpacked = copy.endsWith('.br') ? brotliDecompressSync(bytes) : gunzipSync(bytes);
    expect([copy, unpacked.equals(readFileSync(join(built, copy.slice(0, -3))))]).toEqual([copy, true]);
  }
  const code = files.filter((name) => /^assets\/.*\.(?:js|css)$/.test(name));
  expect(code.length).toBeGreaterThan(30);
  expect(copies).toEqual(code.flatMap((name) => [`${name}.br`, `${name}.gz`]).toSorted());
});

test('the list as cards, on phones, waits for no other code than its own', () => {
  const [cards = ''] = filesIn(built).filter((name) => /^assets\/FleetCards-[^.]*\.js$/.test(name));
  const imported = readFileSync(join(built, cards), 'utf8').matchAll(/from\s*"\.\/([^"]+)-.{8}\.js"/g);
  const names = [...imported].map(([, name]) => name);
  expect(names).toContain('first-page');
  expect(names.filter((name) => !/^(?:entry|vendor|first-page|rolldown-runtime)$/.test(name ?? ''))).toEqual(
    [],
  );
});

test('all scripts together stay within their budget, in bytes after gzip', () => {
  const scripts = filesIn(built).filter((name) => name.endsWith('.js.gz'));
  const bytes = scripts.reduce((sum, name) => sum + readFileSync(join(built, name)).length, 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThanOrEqual(418_500);
});

test('two builds of one source are the same to the byte', async () => {
  const secondBuild = mkdtempSync(join(tmpdir(), 'build-'));
  try {
    await viteBuild('--outDir', secondBuild);
    const names = [...new Set([...filesIn(built), ...filesIn(secondBuild)])];
    const textOf = (folder: string, name: string): string =>
      filesIn(folder).includes(name) ? readFileSync(join(folder, name), 'base64') : 'missing';
    expect(names.filter((name) => textOf(built, name) !== textOf(secondBuild, name))).toEqual([]);
  } finally {
    rmSync(secondBuild, { recursive: true });
  }
});
