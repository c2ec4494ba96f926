import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogFaults, readCatalog } from '#tooling/catalogFaults.ts';

/**
 * Fails if a message in the code is in no catalog, a catalog has a message that the code no longer has, or a language
 * has a missing or broken translation. Only reads, so that it can be stopped at any moment.
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
