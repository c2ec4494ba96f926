import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogFaults, readCatalog } from '#tooling/catalogFaults.ts';

/**
 * Fails where a message of the code is in no catalog, a catalog holds one that the code no longer has, or a language
 * lacks a translation or has broken one. Reads only, so that it can be stopped at any moment.
 */

const { status } = spawnSync('lingui', ['check', 'sync', '--clean', '--verbose'], { stdio: 'inherit' });
if (status !== 0) {
  console.error('Messages and catalogs differ: run "npm run words" and translate what is new.');
  process.exit(1);
}

const catalogs = join(import.meta.dirname, '../../src/i18n');
const textOf = (language: string): string => readFileSync(join(catalogs, `${language}.po`), 'utf8');
const english = readCatalog('en', textOf('en'));
const languages = readdirSync(catalogs)
  .filter((name) => name.endsWith('.po'))
  .map((name) => name.slice(0, -'.po'.length));
const faults = languages.flatMap((language) => catalogFaults(language, textOf(language), english));
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
