import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** Looks at `dist/` for what the security policy would block in use, and for what must never be published. */

const built = join(import.meta.dirname, '../../dist');
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
const files = filesIn(built);
const read = (file: string): string => readFileSync(file, 'utf8');
const faults: string[] = [];

function refuse(which: RegExp, what: RegExp | undefined, why: string): void {
  for (const file of files) {
    const name = file.slice(built.length + 1);
    if (which.test(name) && (what === undefined || what.test(read(file))))
      faults.push(`dist/${name}: ${why}`);
  }
}

if (files.length === 0) faults.push('dist/ is empty');
refuse(/\.map$/, undefined, 'source maps are not published');
refuse(/\.(?:js|css)$/, /sourceMappingURL=/, 'points to a source map');
refuse(/\.html$/, /<script(?![^>]*\ssrc=)/i, 'a script inside the page is blocked by the policy');
refuse(/\.html$/, /<style|\sstyle=/i, 'a style inside the page is blocked by the policy');
refuse(/\.html$/, /\son[a-z]+\s*=/i, 'an event handler inside the page is blocked by the policy');
refuse(
  /\.css$/,
  /url\(\s*["']?(?:data:(?!image\/)|https?:)/i,
  'only the app’s own files and data: pictures are allowed',
);
refuse(/\.css$/, /@import\s/i, 'a style sheet that asks for another delays the page');
refuse(/\.(?:js|html|css|json)$/, /otwa_(?!sandbox_)[A-Za-z0-9]{8,}/, 'looks like an API key');

// React's own code has the word, for a property that the lint forbids; no other file may.
refuse(
  /^assets\/(?!vendor-).*\.js$/,
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc)\b|document\.write/,
  'makes markup from text',
);
// Libraries ask for the global object by `Function("return this")` where there is no other name for it; there always is.
refuse(/\.js$/, /\beval\(|new Function\(|[^.\w]Function\((?!`return this`\))/, 'makes code from text');

/** The same again, elsewhere: what differs was not made of the source alone. */
const again = mkdtempSync(join(tmpdir(), 'build-'));
try {
  await build({ logLevel: 'error', build: { outDir: again, emptyOutDir: true } });
  const same = filesIn(again).map((file) => file.slice(again.length + 1));
  const names = files.map((file) => file.slice(built.length + 1));
  const different = [...new Set([...names, ...same])].filter(
    (name) =>
      !names.includes(name) ||
      !same.includes(name) ||
      !readFileSync(join(built, name)).equals(readFileSync(join(again, name))),
  );
  for (const name of different) faults.push(`dist/${name}: two builds differ`);
} finally {
  rmSync(again, { recursive: true });
}

for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
