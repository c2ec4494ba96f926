import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Looks at `dist/` for what the security policy would block in use, and for what must never be published. */

const built = join(import.meta.dirname, '../../dist');
const files = readdirSync(built, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
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

for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
