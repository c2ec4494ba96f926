import { expect, test } from 'vitest';
import { type Need, prepare } from './prepare.ts';

/** A machine with some programs, for which Debian has some of those that are missing. */
function machineWith(there: readonly string[], debian: readonly string[], mayInstall = true) {
  const programs = new Set(there);
  const said: string[] = [];
  const needs: Need[] = ['browser', 'nginx'].map((name) => ({
    name,
    debian: `debian-${name}`,
    isVital: name === 'browser',
    isThere: async () => programs.has(name),
  }));
  const machine = {
    mayInstall,
    install(packages: readonly string[]) {
      expect(said).toHaveLength(1); // it was announced beforehand
      for (const name of packages) if (debian.includes(name)) programs.add(name.slice('debian-'.length));
    },
    say: (line: string) => void said.push(line),
  };
  return { needs, machine, said };
}

test.each<[string, Parameters<typeof machineWith>, missing: readonly string[], said: readonly string[]]>([
  ['nothing where all is there', [['browser', 'nginx'], []], [], []],
  [
    'what is missing',
    [['browser'], ['debian-nginx']],
    [],
    ["Installs Debian's debian-nginx, which the tests need."],
  ],
  [
    'what Debian has, and says what it has not',
    [[], ['debian-browser']],
    ['nginx'],
    ["Installs Debian's debian-browser, debian-nginx, which the tests need."],
  ],
  ['nothing where it may not', [['browser'], ['debian-nginx'], false], ['nginx'], []],
])('installs %s', async (_name, parts, missing, lines) => {
  const { needs, machine, said } = machineWith(...parts);
  expect((await prepare(needs, machine)).map(({ name }) => name)).toEqual(missing);
  expect(said).toEqual(lines);
});
