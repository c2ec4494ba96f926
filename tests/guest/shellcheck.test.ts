import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type GuestSetup, guestSystems, isInterfaceName } from '#domain/guestNetwork/guestConfiguration.ts';
import { writeGuestConfiguration } from '#domain/guestNetwork/writeGuestConfiguration.ts';
import { guestTools, hasGuestTools } from '../support/guestTools.ts';

const name = 'eth7';
const found: GuestSetup = {
  addresses: [
    { ip: '198.51.100.11', prefix: 24, gateway: '198.51.100.1' },
    { ip: '203.0.113.10', prefix: 32, gateway: '203.0.113.9' },
  ],
  leftOut: 0,
  interfaceName: undefined,
};
const typed: GuestSetup = { ...found, interfaceName: isInterfaceName(name, 'linux') ? name : undefined };

/** What shellcheck says about texts that any POSIX shell is to run, by their names; all at once, since it starts slowly. */
function complaints(texts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'shellcheck-'));
  for (const [title, text] of Object.entries(texts)) writeFileSync(join(folder, title), text);
  const { stdout, stderr, error } = spawnSync(
    join(guestTools, 'shellcheck'),
    ['--shell=sh', '--format=gcc', ...Object.keys(texts)],
    { cwd: folder, encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  return `${stdout}${stderr}${error?.message ?? ''}`;
}

const shellSystems = guestSystems.filter((system) => system !== 'powershell');

it.skipIf(!hasGuestTools())('shellcheck finds nothing in any text', { timeout: 120_000 }, () => {
  const texts = shellSystems.flatMap((system) =>
    [found, typed].flatMap((setup, index) => {
      const { configure, apply = '', check, undo } = writeGuestConfiguration(system, setup);
      return Object.entries({ configure, apply, check, undo }).map(
        ([step, text]): readonly [string, string] => [
          `${system}-${step}-${index === 0 ? 'found' : 'typed'}`,
          text,
        ],
      );
    }),
  );
  expect(complaints(Object.fromEntries(texts))).toBe('');
  expect(complaints({ broken: 'rm $unquoted' })).toContain('SC2086');
});
