import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nameAt } from '#domain/scopedName.ts';
import { loadingWords, outline, outlineHashes, sandboxWords, tokens } from './outline.ts';

const page = `<html><head>
    <title>Loading…</title>
    <link rel="icon" href="/favicon.svg" />
    <link rel="stylesheet" crossorigin href="/assets/style.css">
  </head><body>
    <div id="root"></div>
    <p id="unloaded" hidden></p>
  </body></html>`;

/** The page as the plugin writes it. */
function written(): string {
  const { transformIndexHtml } = outline();
  const handler = (transformIndexHtml as { handler: (html: string) => string }).handler; // as outline.ts defines it
  return handler(page);
}

const between = (html: string, tag: string): string =>
  new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(html)?.[1] ?? '';

test.each([
  ['outline', loadingWords],
  ['bar of a sandbox', sandboxWords],
])('the %s speaks every language of the page', (_name, words) => {
  const catalogs = readdirSync(join(import.meta.dirname, '../i18n')).filter((file) => file.endsWith('.po'));
  expect(Object.keys(words).map((language) => `${language}.po`)).toEqual(catalogs.toSorted());
});

test.each(['script', 'style'] as const)(
  'the policy’s hash of the %s is that of its text in the page',
  (tag) => {
    const text = between(written(), tag);
    expect(text.length).toBeGreaterThan(100);
    expect(outlineHashes[tag]).toBe(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  },
);

test.each(Object.entries(tokens))('the colour of %s is that of the style sheet', (name, value) => {
  const css = readFileSync(join(import.meta.dirname, '../ui/tokens.css'), 'utf8');
  expect(css).toContain(`--${name}: ${value};`);
});

test('the script reads what the app stores', () => {
  const [start = '', end = ''] = nameAt('/', '').split('/');
  const script = between(written(), 'script');
  expect(script).toContain(`'${start}' +`);
  expect(script).toContain(`.pathname + '${end}'`);
});

test('the bar of a sandbox says its name, in its language, before all of the page', () => {
  const html = written();
  const bars = [...html.matchAll(/<aside class="sandbox" lang="(\w+)" aria-label="(.+?)">(.+?)<\/aside>/g)];
  expect(bars.map(([, language, name, words]) => [language, [name, words]])).toEqual(
    Object.entries(sandboxWords),
  );
  for (const [, , name = '-', words] of bars) expect(words).toContain(name);
  expect(html.lastIndexOf('</aside>')).toBeLessThan(html.indexOf('id="root"'));
});

test('the style sheet stands behind the outline, before the rest of the page', () => {
  const html = written();
  expect(html.match(/rel="stylesheet"/g)).toHaveLength(1);
  const order = ['id="root"', 'id="outline"', 'rel="stylesheet"', 'id="unloaded"'].map((part) =>
    html.indexOf(part),
  );
  expect(order).toEqual(order.toSorted((one, other) => one - other));
  expect(Math.min(...order)).toBeGreaterThan(0);
});
