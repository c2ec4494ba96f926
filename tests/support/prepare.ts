import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { findBrowser } from './browser.ts';
import { findCaddy } from './caddy.ts';
import { findNginx, hasBrotli } from './nginx.ts';

/** A program that the tests need from the system, besides npm's packages. */
export interface Need {
  /** "nginx" */
  readonly name: string;
  /** The name of Debian's package. */
  readonly debian: string;
  /** Whether nothing can be tested without it; otherwise only the tests that need it are skipped. */
  readonly isVital: boolean;
  isThere(): Promise<boolean>;
}

export interface Machine {
  /** Whether this is Debian and we are root. */
  readonly mayInstall: boolean;
  install(packages: readonly string[]): void;
  say(line: string): void;
}

/** Installs what is missing, if it may, and announces it beforehand. Returns what is still missing. */
export async function prepare(needs: readonly Need[], machine: Machine): Promise<readonly Need[]> {
  const missing = await missingOf(needs);
  if (missing.length === 0 || !machine.mayInstall) return missing;
  const packages = missing.map(({ debian }) => debian);
  machine.say(`Installs Debian's ${packages.join(', ')}, which the tests need.`);
  machine.install(packages);
  return missingOf(missing);
}

async function missingOf(needs: readonly Need[]): Promise<readonly Need[]> {
  const there = await Promise.all(needs.map((need) => need.isThere()));
  return needs.filter((_need, index) => there[index] === false);
}

export const needs: readonly Need[] = [
  {
    name: 'a browser',
    debian: 'chromium-headless-shell',
    isVital: true,
    isThere: () =>
      findBrowser().then(
        () => true,
        (error: unknown) => {
          console.log(error instanceof Error ? error.message : error);
          return false;
        },
      ),
  },
  { name: 'nginx', debian: 'nginx-light', isVital: false, isThere: async () => findNginx() !== undefined },
  {
    name: 'nginx’s brotli module',
    debian: 'libnginx-mod-http-brotli-static',
    isVital: false,
    isThere: async () => hasBrotli(),
  },
  { name: 'Caddy', debian: 'caddy', isVital: false, isThere: async () => findCaddy() !== undefined },
];

const thisMachine: Machine = {
  mayInstall: existsSync('/etc/debian_version') && process.getuid?.() === 0,
  install(packages) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // Debian asks this program whether a service may start once it is installed (101: no).
    const policy = '/usr/sbin/policy-rc.d';
    const isOurs = !existsSync(policy);
    if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    try {
      for (const step of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
        spawnSync('apt-get', step, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
      }
    } finally {
      if (isOurs) rmSync(policy);
    }
  },
  say: (line) => console.log(line),
};

if (import.meta.main) {
  const missing = await prepare(needs, thisMachine);
  for (const { name, debian, isVital } of missing) {
    console.log(
      `${name} is missing (Debian's ${debian}): ${isVital ? 'nothing can be tested' : 'its tests are skipped'}.`,
    );
  }
  const isWholeRun = process.env['CI'] === 'true';
  process.exitCode = missing.some(({ isVital }) => isVital || isWholeRun) ? 1 : 0;
}
