import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Need, prepare, removePolicy, withoutServices } from './prepare.ts';

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

test('unpacks what must not be installed, after saying so, and goes on where that fails', async () => {
  const { machine, said } = machineWith([], []);
  let isThere = false;
  const need = { name: 'ifupdown', debian: 'ifupdown', isVital: false, isThere: async () => isThere };
  const broken = { ...need, isThere: async () => false };
  const unpack = (): void => {
    expect(said).toHaveLength(1); // it was announced beforehand
    isThere = true;
  };
  const fails = (): never => {
    throw new Error('no way there');
  };
  const needs = [
    { ...need, unpack },
    { ...broken, unpack: fails },
  ];
  expect(await prepare(needs, machine)).toEqual([needs[1]]);
  const words = "Unpacks Debian's ifupdown into a folder, for the tests. None of it is installed.";
  expect(said).toEqual([words, words, 'no way there']);
});

test('no service starts while it installs; a killed run’s program is removed, somebody else’s stays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const policy = join(folder, 'policy-rc.d');
  let left = '';
  const install = (): void => {
    expect(() => execFileSync(policy, { stdio: 'ignore' })).toThrow(expect.objectContaining({ status: 101 }));
    left = readFileSync(policy, 'utf8');
  };
  withoutServices(policy, install);
  expect(existsSync(policy)).toBe(false);

  writeFileSync(policy, left, { mode: 0o755 });
  withoutServices(policy, install);
  expect(existsSync(policy)).toBe(false);
  writeFileSync(policy, left, { mode: 0o755 });
  removePolicy(policy);
  expect(existsSync(policy)).toBe(false);

  const theirs = '#!/bin/sh\nexit 101\n';
  writeFileSync(policy, theirs, { mode: 0o755 });
  withoutServices(policy, install);
  removePolicy(policy);
  expect(readFileSync(policy, 'utf8')).toBe(theirs);
});
