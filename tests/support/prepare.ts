import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { findBrowser } from './browser.ts';
import { findCaddy } from './caddy.ts';
import { guestPackages, hasGuestTools, mayBeApart, notApart, unpackGuestTools } from './guestTools.ts';
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
  /** Gets it into a folder of ours, for what must not be installed. */
  readonly unpack?: () => void;
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
  const packages = missing.filter(({ unpack }) => unpack === undefined).map(({ debian }) => debian);
  if (packages.length > 0) {
    machine.say(`Installs Debian's ${packages.join(', ')}, which the tests need.`);
    machine.install(packages);
  }
  for (const { debian, unpack } of missing) {
    if (unpack === undefined) continue;
    machine.say(`Unpacks Debian's ${debian} into a folder, for the tests. None of it is installed.`);
    try {
      unpack();
    } catch (error) {
      machine.say(error instanceof Error ? error.message : String(error));
    }
  }
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
  {
    name: 'what servers set up their network with',
    debian: guestPackages.join(', '),
    isVital: false,
    isThere: async () => hasGuestTools(),
    unpack: unpackGuestTools,
  },
  { name: 'Caddy', debian: 'caddy', isVital: false, isThere: async () => findCaddy() !== undefined },
];

const policyText = `#!/bin/sh
# Here while the dashboard's tests install packages (tests/support/prepare.ts): no service starts by itself.
exit 101
`;

/**
 * Runs `install` while Debian starts no service that it brings. It asks a program for that: 101 means no.
 * @param policy the program's path; one that somebody else put there stays
 */
export function withoutServices(policy: string, install: () => void): void {
  removePolicy(policy);
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, policyText, { mode: 0o755 });
  try {
    install();
  } finally {
    if (isOurs) rmSync(policy);
  }
}

/** Removes what a run left that was killed while it installed: no service would start on this machine any more. */
export function removePolicy(policy: string): void {
  if (existsSync(policy) && readFileSync(policy, 'utf8') === policyText) rmSync(policy);
}

const policyProgram = '/usr/sbin/policy-rc.d';

const thisMachine: Machine = {
  mayInstall: existsSync('/etc/debian_version') && process.getuid?.() === 0,
  install(packages) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    withoutServices(policyProgram, () => {
      for (const step of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
        spawnSync('apt-get', step, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
      }
    });
  },
  say: (line) => console.log(line),
};

if (import.meta.main) {
  if (thisMachine.mayInstall) removePolicy(policyProgram);
  const missing = await prepare(needs, thisMachine);
  for (const { name, debian, isVital } of missing) {
    console.log(
      `${name} is missing (Debian's ${debian}): ${isVital ? 'nothing can be tested' : 'its tests are skipped'}.`,
    );
  }
  if (!mayBeApart()) console.log(`The scripts for guests are not run in real ones: ${notApart}.`);
  const isWholeRun = process.env['CI'] === 'true';
  process.exitCode = missing.some(({ isVital }) => isVital || isWholeRun) ? 1 : 0;
}
