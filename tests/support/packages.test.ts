import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { licenceOf, lockedPackages } from './packages.ts';

const root = join(import.meta.dirname, '../..');
const packages = lockedPackages();

test('each package is named with its checksum, and runs nothing when it is installed', () => {
  expect(packages.length).toBeGreaterThan(100);
  const unchecked = packages.filter(
    ({ integrity, inBundle }) => integrity === undefined && inBundle !== true,
  );
  expect(unchecked.map(({ path }) => path)).toEqual([]);
  expect(packages.filter(({ integrity = 'sha512-' }) => !integrity.startsWith('sha512-'))).toEqual([]);
  const settings = readFileSync(join(root, '.npmrc'), 'utf8').split('\n');
  expect(settings).toEqual(
    expect.arrayContaining(['ignore-scripts=true', 'save-exact=true', 'min-release-age=7']),
  );
  // A tool's dependency: its script isn't run either, and nothing needs it.
  const withScript = packages.filter(({ hasInstallScript }) => hasInstallScript === true);
  expect(withScript.map(({ path }) => path)).toEqual(['node_modules/esbuild']);
});

test('what is served is made of packages under licences that allow it', () => {
  const allowed =
    /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|Unlicense|CC-BY-4\.0|BlueOak-1\.0\.0|[()]| AND | OR )+$/;
  const served = packages.filter(({ dev }) => dev !== true);
  expect(served.length).toBeGreaterThan(20);
  expect(
    served.filter((one) => !allowed.test(licenceOf(one))).map((one) => `${one.path}: ${licenceOf(one)}`),
  ).toEqual([]);
});

test('each dependency is pinned, and CONTRIBUTING.md says what it is for', () => {
  const { dependencies, devDependencies, optionalDependencies } = packageJson;
  const wanted = { ...dependencies, ...devDependencies, ...optionalDependencies };
  expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  const [, section = ''] = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split(/^## Dependencies$/m);
  const [list = ''] = section.split(/^## /m);
  const named = list
    .split('\n')
    .filter((line) => /^- `.+`: ./.test(line))
    .flatMap((line) =>
      [...(line.split(': ')[0] ?? '').matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []),
    );
  expect(named.toSorted()).toEqual(Object.keys(wanted).toSorted());
});
