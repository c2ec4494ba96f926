import { describe, expect, it, onTestFinished } from 'vitest';
import { type GuestSetup, guestSystems, isInterfaceName } from '#domain/guestNetwork/guestConfiguration.ts';
import { writeGuestConfiguration } from '#domain/guestNetwork/writeGuestConfiguration.ts';
import { guestMachine } from './guestMachine.ts';

const wishes: GuestSetup = {
  addresses: [
    { ip: '198.51.100.11', prefix: 24, gateway: '198.51.100.1' },
    { ip: '203.0.113.10', prefix: 29, gateway: '203.0.113.9' },
  ],
  leftOut: 0,
  interfaceName: undefined,
};

/** `wishes` with an interface name that the user typed. */
function named(name: string): GuestSetup {
  if (!isInterfaceName(name, 'powershell')) throw new Error(`${name} is no name`);
  return { ...wishes, interfaceName: name };
}

const shellSystems = guestSystems.filter((system) => system !== 'powershell');

const oneRoute =
  'case "$*" in *route*) echo "default via 192.0.2.1 dev ens3 proto static metric 100" ;; esac';

function machine(parts: Partial<Parameters<typeof guestMachine>[0]> = {}) {
  const built = guestMachine({ ...parts, commands: { ip: oneRoute, ...parts.commands } });
  onTestFinished(() => built.remove());
  return built;
}

describe('every shell script', () => {
  const noInterface = { ip: 'true' };
  const oddInterface = { ip: "echo 'default via 192.0.2.1 dev ens3\";reboot'" };
  it.each([
    ['without root', { root: false }, 'this needs root'],
    ['without a default route', { commands: noInterface }, 'no default route'],
    ['with an odd interface', { commands: oddInterface }, 'no default route'],
  ])('%s changes nothing, and says so', (_name, parts, words) => {
    for (const system of shellSystems) {
      const guest = machine(parts);
      const { code, said } = guest.run(writeGuestConfiguration(system, wishes).configure);
      expect(said).toContain(`Nothing was changed: ${words}`);
      expect(code).toBe(1);
      expect(guest.calls().filter((call) => !call.includes('route show default'))).toEqual([]);
    }
  });

  it('takes the first of several default routes, which has the lowest metric', () => {
    const guest = machine({
      commands: {
        ip: 'case "$*" in *route*) printf "%s\\n" "default dev wg0 scope link" "default via 1.2.3.4 dev eth0" ;; esac',
      },
    });
    guest.run(writeGuestConfiguration('ip', wishes).configure);
    expect(guest.calls().at(-1)).toBe('ip -4 address replace 203.0.113.10/29 dev wg0');
  });

  it('ends only itself where it stops', () => {
    const guest = machine({ root: false });
    const { said } = guest.run(`${writeGuestConfiguration('ip', wishes).configure}echo still here`);
    expect(said).toContain('still here');
  });
});

describe('ifupdown', () => {
  const path = 'etc/network/interfaces';
  const own = 'auto ens3\niface ens3 inet static\n    address 198.51.100.10/24\n    gateway 198.51.100.1\n';
  const { configure, apply, undo } = writeGuestConfiguration('ifupdown', wishes);

  it('adds stanzas after the interface’s own, once however often it is run, and takes them out again', () => {
    const guest = machine({ files: { [path]: own }, commands: { ifquery: 'true' } });
    for (const _time of ['first', 'again']) {
      expect(guest.run(configure).code).toBe(0);
      expect(guest.file(path)).toBe(
        `${own}# additional IPs: begin\n` +
          'iface ens3 inet static\n    address 198.51.100.11/24\n' +
          'iface ens3 inet static\n    address 203.0.113.10/29\n' +
          '# additional IPs: end\n',
      );
    }
    guest.run(apply ?? '');
    expect(guest.calls().slice(-2)).toEqual([
      'ip -4 address replace 198.51.100.11/24 dev ens3',
      'ip -4 address replace 203.0.113.10/29 dev ens3',
    ]);
    guest.run(undo);
    expect(guest.file(path)).toBe(own);
    expect(guest.calls().slice(-2)).toEqual([
      'ip -4 address del 198.51.100.11/24 dev ens3',
      'ip -4 address del 203.0.113.10/29 dev ens3',
    ]);
  });

  it.each([
    ['another program sets the interface up', 'exit 1'],
    ['it can’t read the new file', 'test "$1" = ens3'],
    [
      'another address would come first',
      'case "$*" in *new*) echo "address: 198.51.100.11" ;; *) echo "address: 198.51.100.10" ;; esac',
    ],
  ])('keeps the file as it is where %s', (_name, ifquery) => {
    const guest = machine({ files: { [path]: own }, commands: { ifquery } });
    expect(guest.run(configure)).toMatchObject({
      code: 1,
      said: expect.stringContaining('Nothing was changed'),
    });
    expect(guest.file(path)).toBe(own);
    expect(guest.file(`${path}.new`)).toBeUndefined();
  });

  it('gives back an unfinished last line as it was', () => {
    const unfinished = own.trimEnd();
    const guest = machine({ files: { [path]: unfinished }, commands: { ifquery: 'true' } });
    for (const _time of ['first', 'again']) {
      guest.run(configure);
      expect(guest.file(path)?.startsWith(`${own}# additional IPs: begin`)).toBe(true);
      expect(guest.file(path)?.match(/begin/g)).toHaveLength(1);
    }
    guest.run(undo);
    expect(guest.file(path)).toBe(unfinished);
  });

  it('leaves a file alone that cloud-init writes', () => {
    const theirs = `# This file is generated from information provided by the datasource.\n${own}`;
    const guest = machine({ files: { [path]: theirs }, commands: { ifquery: 'true' } });
    expect(guest.run(configure).said).toContain('Nothing was changed: cloud-init writes');
    expect(guest.file(path)).toBe(theirs);
  });
});

describe('NetworkManager', () => {
  const nmcli = (state: string, connection: string, method = 'manual') =>
    `case "$*" in *STATE*) echo "${state}" ;; *CON-UUID*) echo "${connection}" ;; *method*) echo "${method}" ;; esac`;
  const { configure, apply, undo } = writeGuestConfiguration('nmcli', wishes);

  it('adds all to the connection in one step, those that reapplying lost to the interface, and takes them out', () => {
    const ip = `case "$*" in *show*198.51.100.11) echo "2: ens3" ;; esac; ${oneRoute}`;
    const guest = machine({ commands: { ip, sleep: '', nmcli: nmcli('100 (connected)', 'c0ffee-01') } });
    expect(guest.run(configure).code).toBe(0);
    expect(guest.calls()).toContain(
      'nmcli connection modify uuid c0ffee-01 +ipv4.addresses 198.51.100.11/24,203.0.113.10/29',
    );
    guest.run(apply ?? '');
    const applied = guest.calls().slice(guest.calls().indexOf('nmcli device reapply ens3'));
    expect(applied.filter((call) => call.includes(' add ') || call.includes('reapply'))).toEqual([
      'nmcli device reapply ens3',
      'ip -4 address add 203.0.113.10/29 dev ens3',
    ]);
    guest.run(undo);
    expect(guest.calls().slice(-2)).toEqual([
      'nmcli connection modify uuid c0ffee-01 -ipv4.addresses 198.51.100.11/24,203.0.113.10/29',
      'nmcli device reapply ens3',
    ]);
  });

  it.each([
    ['has no connection', nmcli('30 (disconnected)', '')],
    ['is set up by another program', nmcli('100 (connected (externally))', 'c0ffee-01')],
    ['is not known', 'exit 10'],
    ['has no IPv4', nmcli('100 (connected)', 'c0ffee-01', 'disabled')],
  ])('changes nothing where the interface %s', (_name, command) => {
    const guest = machine({ commands: { nmcli: command } });
    expect(guest.run(configure)).toMatchObject({
      code: 1,
      said: expect.stringContaining('Nothing was changed: '),
    });
    expect(guest.calls().filter((call) => call.includes('modify'))).toEqual([]);
  });
});

describe('ip address', () => {
  const { configure, check, undo } = writeGuestConfiguration('ip', named('eth7'));

  it('adds, shows and removes on the interface that was typed', () => {
    const guest = machine({ commands: { ip: 'case "$*" in *198*) echo "2: eth7 inet" ;; esac' } });
    guest.run(configure);
    expect(guest.run(check).said).toBe('2: eth7 inet\n203.0.113.10/29 is missing\n');
    guest.run(undo);
    // Beside what tells a primary with /32.
    const isAsked = /route get .* oif|show dev/;
    expect(guest.calls().filter((call) => !isAsked.test(call))).toEqual([
      'ip -4 address replace 198.51.100.11/24 dev eth7',
      'ip -4 address replace 203.0.113.10/29 dev eth7',
      'ip -4 -o address show to 198.51.100.11',
      'ip -4 -o address show to 203.0.113.10',
      'ip -4 route show default',
      'ip -4 route get 192.0.2.1',
      'ip -4 address del 198.51.100.11/24 dev eth7',
      'ip -4 address del 203.0.113.10/29 dev eth7',
    ]);
  });
});
