import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogFaults, readCatalog } from '#i18n/catalogFaults.ts';

/**
 * Fails where a message of the code is in no catalog, a catalog holds one that the code no longer has, or a language
 * lacks a translation or has broken one. Leaves the catalogs as they were.
 */

const catalogs = join(import.meta.dirname, '../../src/i18n');

function readCatalogs(): Map<string, string> {
  const files = readdirSync(catalogs).filter((name) => name.endsWith('.po'));
  return new Map(files.map((name) => [name, readFileSync(join(catalogs, name), 'utf8')]));
}

const before = readCatalogs();
execFileSync('lingui', ['extract', '--clean'], { stdio: 'ignore' });
const after = readCatalogs();
const differing = [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
for (const [name, text] of before) writeFileSync(join(catalogs, name), text);

if (differing.length > 0) {
  console.error(
    `Messages and catalogs differ (${differing.join(', ')}): run "npm run words" and translate what is new.`,
  );
  process.exit(1);
}
const english = readCatalog('en', after.get('en.po') ?? '');
const faults = [...after].flatMap(([name, text]) => catalogFaults(name.replace(/\.po$/, ''), text, english));
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
// Only whether it can be compiled is asked: the build compiles for itself.
execFileSync('lingui', ['compile', '--strict'], { stdio: 'inherit' });
for (const name of after.keys()) rmSync(join(catalogs, name.replace(/po$/, 'js')));
