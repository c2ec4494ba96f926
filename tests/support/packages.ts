import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package's entry in the lockfile. */
export interface LockedPackage {
  /** "node_modules/react" */
  readonly path: string;
  readonly version: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  /** Shipped inside another package, whose checksum covers it. */
  readonly inBundle?: boolean;
  readonly dev?: boolean;
  readonly license?: string;
}

const root = join(import.meta.dirname, '../..');

/** Every package in the lockfile. */
export function lockedPackages(): readonly LockedPackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Omit<LockedPackage, 'path'>>; // npm's file format
  };
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, locked]) => ({ path, ...locked }));
}

/** The licence that an installed package declares; the lockfile's entry if it is not installed here. */
export function licenceOf({ path, license = 'unknown' }: LockedPackage): string {
  const file = join(root, path, 'package.json');
  if (!existsSync(file)) return license;
  const own = JSON.parse(readFileSync(file, 'utf8')) as { license?: string }; // npm's file format
  return own.license ?? license;
}

/** `npm run packages`: lists the licences of all packages, and the output of `npm audit` if it can be run. */
function report(): void {
  const byLicence = Map.groupBy(lockedPackages(), licenceOf);
  for (const [licence, packages] of [...byLicence].toSorted(
    (one, other) => other[1].length - one[1].length,
  )) {
    const served = packages.filter(({ dev }) => dev !== true).length;
    console.log(
      `${String(packages.length).padStart(4)}  ${licence}${served > 0 ? ` (${served} beside the tools)` : ''}`,
    );
  }
  const { stdout, status } = spawnSync('npm', ['audit'], { cwd: root, encoding: 'utf8' });
  console.log(stdout.trim() === '' ? '\nnpm audit: could not be asked' : `\n${stdout.trim()}`);
  if (status !== 0) console.log('npm audit did not end well: read what it says above.');
}

if (import.meta.main) report();
