import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { packRelease } from './pack.ts';

/**
 * `npm run release` builds the app and runs this, which packs `dist/` into `release/`. `--out` names another folder.
 */

const root = join(import.meta.dirname, '../../..');

/** The moment that `SOURCE_DATE_EPOCH` names, else that of the last commit: the same for everyone who packs it. */
function sourceDate(): Date {
  const given =
    process.env['SOURCE_DATE_EPOCH'] ??
    execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).trim();
  if (!/^\d+$/.test(given)) throw new Error('SOURCE_DATE_EPOCH must be a number of seconds since 1970.');
  return new Date(Number(given) * 1000);
}

const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'release') } } });
const { archive, checksum, billOfMaterials, files } = await packRelease({
  root,
  dist: join(root, 'dist'),
  into: resolve(values.out),
  date: sourceDate(),
});
const shown = (file: string): string => relative(process.cwd(), file);
const kilobytes = Math.round(statSync(archive).size / 1000);
console.log(`${shown(archive)}: ${files.length} files, ${kilobytes} kB
${shown(checksum)}: ${readFileSync(checksum, 'utf8').slice(0, 64)}
${shown(billOfMaterials)}: the packages in it`);
