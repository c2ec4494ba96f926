import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  type GuestConfiguration,
  type GuestSetup,
  guestSystems,
  isInterfaceName,
} from './guestConfiguration.ts';
import { writeGuestConfiguration } from './writeGuestConfiguration.ts';

const setup: GuestSetup = {
  addresses: [
    { ip: '198.51.100.11', prefix: 24, gateway: '198.51.100.1' },
    { ip: '203.0.113.10', prefix: 29, gateway: '203.0.113.9' },
  ],
  leftOut: 0,
  interfaceName: undefined,
};

/** `setup` with an interface name that the user typed. */
function named(name: string): GuestSetup {
  if (!isInterfaceName(name, 'powershell')) throw new Error(`${name} is no name`);
  return { ...setup, interfaceName: name };
}

function textsOf({ configure, apply, check, undo }: GuestConfiguration): readonly string[] {
  return [configure, apply ?? '', check, undo];
}

const kinds = guestSystems.flatMap((system) => [
  [system, 'found', writeGuestConfiguration(system, setup)] as const,
  [system, 'typed', writeGuestConfiguration(system, named('eth7'))] as const,
  [
    system,
    'left out',
    writeGuestConfiguration(system, { ...setup, addresses: [setup.addresses[0]], leftOut: 3 }),
  ] as const,
]);

describe.each(kinds)('%s, interface %s', (_system, kind, configuration) => {
  const texts = textsOf(configuration);

  it('adds, checks and undoes each address and names no gateway', () => {
    for (const text of [configuration.configure, configuration.check])
      expect(text).toContain('198.51.100.11');
    const all = texts.join('\n');
    expect(all).not.toMatch(/198\.51\.100\.1\b(?!\.)|203\.0\.113\.9\b/);
    expect(all).not.toMatch(/\bvia\b|gateway|DefaultGateway|New-NetRoute|route (?:add|replace|change)/i);
    expect(configuration.configure.includes('# Left out: 3.')).toBe(kind === 'left out');
  });

  it('is safe to paste, and says no name', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/[!\t\r]|otwa/i);
      expect(text).toMatch(/^(?:[\x20-\x7e]*\n)*$/);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    }
  });
});

it.each(
  kinds
    .filter(([system]) => system !== 'powershell')
    .flatMap(([system, kind, configuration]) =>
      ['sh', 'bash'].map((shell) => [shell, system, kind, configuration] as const),
    ),
)('%s reads the texts for %s, interface %s', (shell, _system, _kind, configuration) => {
  for (const input of textsOf(configuration)) {
    const { status, stderr } = spawnSync(shell, ['-n'], { input, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }
});

describe('PowerShell', () => {
  it('has no blank line, which would end what the console takes in', () => {
    const texts = kinds.filter(([system]) => system === 'powershell').flatMap(([, , it]) => textsOf(it));
    expect(texts.filter((text) => text.includes('\n\n'))).toEqual([]);
  });

  it('adds each address with its prefix, leaves outgoing traffic alone, and stops where DHCP is on', () => {
    const { configure, undo } = writeGuestConfiguration('powershell', named('Ethernet 2'));
    expect(configure).toContain("$name = 'Ethernet 2'");
    expect(configure).toContain('(Get-NetAdapter | Where-Object { $_.Name -eq $name }).InterfaceIndex');
    expect(configure).toContain("@{ IPAddress = '198.51.100.11'; PrefixLength = 24 }");
    expect(configure).toContain("@{ IPAddress = '203.0.113.10'; PrefixLength = 29 }");
    expect(configure.match(/New-NetIPAddress .*/g)).toEqual([
      'New-NetIPAddress -InterfaceIndex $index @address -SkipAsSource $true | Out-Null',
    ]);
    expect(configure.indexOf("Dhcp -eq 'Enabled'")).toBeLessThan(configure.indexOf('New-NetIPAddress'));
    expect(undo).toContain("'198.51.100.11'\n    '203.0.113.10'");
  });

  it('finds the adapter of the default route', () => {
    const { configure } = writeGuestConfiguration('powershell', setup);
    expect(configure).toContain("Get-NetRoute -DestinationPrefix '0.0.0.0/0'");
  });
});
