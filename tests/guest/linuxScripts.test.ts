import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import type { GuestAddress } from '#domain/guestNetwork/guestAddress.ts';
import type { GuestSystem } from '#domain/guestNetwork/guestConfiguration.ts';
import { writeGuestConfiguration } from '#domain/guestNetwork/writeGuestConfiguration.ts';
import { guestMachine } from './guestMachine.ts';

const bought = { ip: '198.51.100.11', prefix: 24, gateway: '198.51.100.1' };
const later = { ip: '203.0.113.10', prefix: 32, gateway: '203.0.113.9' };

const scripts = (system: GuestSystem, ...addresses: readonly [GuestAddress, ...GuestAddress[]]) =>
  writeGuestConfiguration(system, { addresses, leftOut: 0, interfaceName: undefined });

/** What is configured one after the other: once, again, and after one more was bought. */
const steps: readonly (readonly [GuestAddress, ...GuestAddress[]])[] = [[bought], [bought], [bought, later]];

/** What the commands of an image say; a command that is missing is one that the image hasn't. */
interface Image {
  /** networkd's file for each interface. */
  readonly networkd?: Readonly<Record<string, string>>;
  /** The file of NetworkManager's connection. */
  readonly manager?: string;
  readonly ifupdown?: boolean;
  /** netplan's entry, such as "ethernets.eth0". */
  readonly entry?: string;
  readonly files?: Readonly<Record<string, string>>;
}

const theirs = 'etc/netplan/50-cloud-init.yaml';
const netplanFile = (id: string) => `/run/systemd/network/10-netplan-${id}.network`;
const ownYaml = 'network:\n  ethernets:\n    x:\n      addresses:\n        - 198.51.100.10/24\n';

/** Prints the addresses of all files in the order of their names, as netplan merges them. */
const fakeGenerate = String.raw`find "$3" -name '*.yaml' | sed 's|.*/\(.*\)|\1 &|' | LC_ALL=C sort | cut -d ' ' -f 2 |
  xargs sed -n 's|^ *- "*\([0-9.]*/[0-9]*\).*|Address=\1|p' > "$3/made"
  mkdir -p "$3/run/systemd/network" "$3/run/NetworkManager/system-connections"
  mv "$3/made" "$3/run/systemd/network/10-netplan-$id.network"`;

function machine({ networkd, manager, ifupdown, entry, files }: Image) {
  const branches = Object.entries(networkd ?? {}).map(
    ([name, file]) => `*" ${name} ") echo "  Network File: ${file}" ;;`,
  );
  const links = Object.keys(networkd ?? { eth0: '' }).map(
    (name, index) => `echo "${index + 2}: ${name}: <UP>"`,
  );
  const built = guestMachine({
    files: { [theirs]: ownYaml, ...files },
    commands: {
      ip: `case "$*" in *route*) echo "default via 192.0.2.1 dev eth0" ;; *link*) ${links.join('; ')} ;; esac`,
      restorecon: 'true',
      sleep: 'true',
      systemctl: networkd ? 'true' : 'exit 3',
      networkctl: `case " $* " in ${branches.join(' ')} esac`,
      nmcli: manager
        ? `case "$*" in *STATE*) echo connected ;; *CON-UUID*) echo c0ffee-01 ;; *FILENAME*) echo "c0ffee-01:${manager}" ;; *method*) echo auto ;; esac`
        : 'exit 8',
      ifquery: ifupdown ? 'true' : 'exit 1',
      netplan: entry
        ? `id=${entry.replace(/^\w+\./, '')}; case "$*" in "get network.${entry}") echo "dhcp4: true" ;; get*) echo null ;; generate*) ${fakeGenerate} ;; esac`
        : 'exit 1',
    },
  });
  onTestFinished(() => built.remove());
  return built;
}

const zz = 'etc/netplan/zz-additional-ips.yaml';

describe.each(['linux', 'netplan'] as const)('%s where netplan sets up the interface', (system) => {
  it.each<[string, Image]>([
    ['ethernets.eth0', { networkd: { eth0: netplanFile('eth0') } }],
    ['ethernets.id0', { networkd: { eth0: netplanFile('id0') } }],
    ['ethernets.all-eth', { networkd: { eth0: netplanFile('all-eth'), ens4: netplanFile('all-en') } }],
    ['ethernets.1e3', { networkd: { eth0: netplanFile('1e3') } }],
    ['bridges.br0', { networkd: { eth0: netplanFile('br0') } }],
    ['vlans.v5', { manager: '/run/NetworkManager/system-connections/netplan-v5.nmconnection' }],
  ])('adds to the entry %s, once however often it is run, exactly what is bought', (entry, image) => {
    const guest = machine({ ...image, entry });
    const [kind = '', id = ''] = entry.split('.');
    for (const addresses of steps) {
      const { code, said } = guest.run(scripts(system, ...addresses).configure);
      expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining(`entry ${id}`) });
      expect(parse(guest.file(zz) ?? '')).toEqual({
        network: {
          version: 2,
          [kind]: { [id]: { addresses: addresses.map(({ ip, prefix }) => `${ip}/${prefix}`) } },
        },
      });
    }
    guest.run(scripts(system, bought).apply ?? '');
    expect(guest.calls().at(-1)).toBe('netplan try --timeout 120');
    guest.run(scripts(system, bought, later).undo);
    expect(guest.calls().at(-1)).toBe('netplan apply');
    expect(guest.file(zz)).toBeUndefined();
    expect(guest.file(theirs)).toBe(ownYaml);
  });

  it.each([
    ['99-static-ip.yaml', 'zz-additional-ips.yaml'],
    ['zz-static.yaml', 'zz-staticzz-additional-ips.yaml'],
    ['zzz.yaml', 'zzzzz-additional-ips.yaml'],
  ])('comes after %s as %s, also where an earlier run had another name', (name, expected) => {
    const files = { [`etc/netplan/${name}`]: ownYaml, 'etc/netplan/90-additional-ips.yaml': ownYaml };
    const guest = machine({ networkd: { eth0: netplanFile('eth0') }, entry: 'ethernets.eth0', files });
    for (const _time of ['first', 'again']) guest.run(scripts(system, bought).configure);
    expect(guest.file(`etc/netplan/${expected}`)).toContain('198.51.100.11/24');
    expect(guest.file('etc/netplan/90-additional-ips.yaml')).toBeUndefined();
    guest.run(scripts(system, bought).undo);
    expect(guest.file(`etc/netplan/${expected}`)).toBeUndefined();
    expect(guest.file(`etc/netplan/${name}`)).toBe(ownYaml);
  });

  it('refuses an entry for several interfaces, and changes nothing', () => {
    const file = netplanFile('all-eth');
    const guest = machine({ networkd: { eth0: file, eth1: file }, entry: 'ethernets.all-eth' });
    const { code, said } = guest.run(scripts(system, bought).configure);
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining('is for further interfaces too'),
    });
    expect(guest.file(zz)).toBeUndefined();
  });
});

describe.each(['linux', 'networkd'] as const)('%s where systemd-networkd does', (system) => {
  it.each(['/etc/systemd/network/20-wired.network', '/usr/lib/systemd/network/80-ethernet.network'])(
    'adds to %s in a drop-in, and takes that away again',
    (file) => {
      const guest = machine({ networkd: { lo: '', eth0: file } });
      const dropIn = `etc/systemd/network/${file.replace(/.*\//, '')}.d/additional-ips.conf`;
      for (const addresses of steps.slice(1)) {
        expect(guest.run(scripts(system, ...addresses).configure)).toMatchObject({ code: 0 });
        const lines = addresses.map(({ ip, prefix }) => `Address=${ip}/${prefix}\n`);
        expect(guest.file(dropIn)).toBe(`[Network]\n${lines.join('')}`);
      }
      guest.run(scripts(system, bought).apply ?? '');
      expect(guest.calls().at(-1)).toBe('networkctl reload');
      guest.run(scripts(system, bought).undo);
      expect(guest.file(dropIn)).toBeUndefined();
      expect(guest.calls().at(-1)).toBe('networkctl reload');
    },
  );

  it.each([
    [
      'for several interfaces',
      { eth0: '/etc/systemd/network/a.network', eth1: '/etc/systemd/network/a.network' },
    ],
    ['of an odd name', { eth0: '/etc/systemd/network/a b;reboot.network' }],
  ])('refuses a file %s', (_name, files) => {
    const guest = machine({ networkd: files });
    expect(guest.run(scripts(system, bought).configure)).toMatchObject({
      code: 1,
      said: expect.stringContaining('Nothing was changed'),
    });
    expect(guest.calls().filter((call) => call.includes('reload'))).toEqual([]);
  });
});

describe('linux', () => {
  const interfaces = 'etc/network/interfaces';
  const stanza = { [interfaces]: 'iface eth0 inet dhcp\n' };

  it.each<[string, Image, string]>([
    [
      'NetworkManager',
      { manager: '/etc/NetworkManager/system-connections/a.nmconnection' },
      'ip -4 address add 198.51.100.11/24',
    ],
    ['ifupdown', { ifupdown: true, files: stanza }, 'ip -4 address replace 198.51.100.11/24'],
  ])('takes %s, says so, and applies by it', (name, image, applied) => {
    const guest = machine(image);
    expect(guest.run(scripts('linux', bought).configure).said).toContain(`${name} sets up eth0.`);
    guest.run(scripts('linux', bought).apply ?? '');
    expect(guest.calls().at(-1)).toContain(applied);
  });

  it('changes nothing where nothing known sets up the interface, and then has nothing to apply or undo', () => {
    const guest = machine({ files: stanza });
    const { configure, apply, undo } = scripts('linux', bought);
    for (const text of [configure, apply ?? '', undo])
      expect(guest.run(text)).toMatchObject({
        code: 1,
        said: expect.stringContaining('Nothing was changed: no'),
      });
    expect(guest.file(interfaces)).toBe(stanza[interfaces]);
  });
});
