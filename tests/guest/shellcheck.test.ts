import { spawnSync } from 'node:child_process';
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

/** What shellcheck says about a text that any POSIX shell is to run. */
function complaints(input: string): string {
  const { stdout, stderr, error } = spawnSync(
    join(guestTools, 'usr/bin/shellcheck'),
    ['--shell=sh', '--format=gcc', '-'],
    { input, encoding: 'utf8' },
  );
  return `${stdout}${stderr}${error?.message ?? ''}`;
}

it.skipIf(!hasGuestTools()).for(guestSystems.filter((system) => system !== 'powershell'))(
  'shellcheck finds nothing in the texts for %s',
  (system) => {
    for (const setup of [found, typed]) {
      const { configure, apply = '', check, undo } = writeGuestConfiguration(system, setup);
      expect([configure, apply, check, undo].map(complaints)).toEqual(['', '', '', '']);
    }
    expect(complaints('rm $unquoted')).toContain('SC2086');
  },
);
