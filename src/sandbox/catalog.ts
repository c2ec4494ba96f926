import type { AddonType } from '#api/generated/model/addonType.ts';
import type { OsTemplate } from '#api/generated/model/osTemplate.ts';

/** A place where servers run. Plans and servers call it by `display`; nothing in the API links that to its names. */
export interface SandboxRegion {
  readonly slug: string;
  readonly name: string;
  readonly display: string;
}

export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly vcpu: number;
  readonly ramMb: number;
  readonly diskGb: number;
  readonly bandwidthGb: number;
  /** The retail price, as a decimal string. */
  readonly monthlyPrice: string;
  /** A region's `display`. */
  readonly region: string;
}

export interface SandboxAddon {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: AddonType;
  readonly price: number;
  /** The allocated addresses: a number of single ones, or a block of this prefix length. */
  readonly addresses?: { readonly count: number } | { readonly prefix: number };
}

export const regions = [
  { slug: 'tr-ist-01', name: 'Istanbul, Turkey', display: 'OTWA IST' },
  { slug: 'tr-izm-01', name: 'İzmir, Türkiye', display: 'OTWA IZM' },
  { slug: 'de-fra-01', name: 'Frankfurt, Germany', display: 'OTWA FRA' },
  { slug: 'nl-ams-01', name: 'Amsterdam, Netherlands', display: 'OTWA AMS' },
] as const satisfies readonly SandboxRegion[];

const plan = (
  serial: string,
  name: string,
  [vcpu, ramMb, diskGb, bandwidthGb]: readonly [number, number, number, number],
  monthlyPrice: string,
  region: string,
): Plan => ({
  id: `6f1d2c30-5b7a-4e18-9c00-0000000000${serial}`,
  name,
  vcpu,
  ramMb,
  diskGb,
  bandwidthGb,
  monthlyPrice,
  region,
});

export const plans: readonly [Plan, ...Plan[]] = [
  plan('01', 'Cloud 1', [1, 1024, 25, 1000], '4.99', 'OTWA IST'),
  plan('02', 'Cloud 2', [2, 4096, 50, 1000], '10.00', 'OTWA IST'),
  plan('03', 'Cloud 4', [4, 8192, 100, 3000], '19.90', 'OTWA IST'),
  plan('04', 'Cloud 8', [8, 16384, 200, 5000], '38.50', 'OTWA IST'),
  plan('05', 'Cloud 16', [16, 32768, 400, 8000], '76.00', 'OTWA FRA'),
  plan('06', 'Memory 32', [4, 32768, 160, 4000], '54.75', 'OTWA FRA'),
  plan('07', 'Storage 1T', [2, 8192, 1024, 10000], '29.00', 'OTWA AMS'),
  plan('08', 'Edge 1', [1, 2048, 30, 500], '7.45', 'OTWA IZM'),
];

/** A picture in the catalog itself, as a `data:` address; drawn for the sandbox. */
const swirl =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" fill="none" stroke="#a80030" stroke-width="2" ' +
      'stroke-linecap="round"><path d="M11 9a2 2 0 1 0-2 2 4 4 0 1 1 4-5 6 6 0 1 0-3 9"/></svg>',
  );

/**
 * Icons of every kind that may come: a picture, the name of one that only the provider's pages have, one on another host
 * (which the page's policy doesn't load), and none.
 */
export const osTemplates: readonly Required<OsTemplate>[] = [
  { id: 'ubuntu-24.04', family: 'Ubuntu', label: 'Ubuntu 24.04 LTS', icon: 'ubuntu', color: '#E95420' },
  { id: 'ubuntu-22.04', family: 'Ubuntu', label: 'Ubuntu 22.04 LTS', icon: 'ubuntu', color: '#E95420' },
  { id: 'debian-13', family: 'Debian', label: 'Debian 13 (trixie)', icon: swirl, color: '#A80030' },
  { id: 'debian-12', family: 'Debian', label: 'Debian 12 (bookworm)', icon: swirl, color: '#A80030' },
  { id: 'almalinux-10.1', family: 'AlmaLinux', label: 'AlmaLinux 10.1', icon: 'almalinux', color: '#0F4266' },
  { id: 'almalinux-9.6', family: 'AlmaLinux', label: 'AlmaLinux 9.6', icon: 'almalinux', color: null },
  {
    id: 'rocky-10.0',
    family: 'Rocky Linux',
    label: 'Rocky Linux 10.0',
    icon: 'https://cdn.example.com/rocky.svg',
    color: '#10B981',
  },
  { id: 'rocky-9.6', family: 'Rocky Linux', label: 'Rocky Linux 9.6', icon: null, color: '#10B981' },
  { id: 'centos-stream-9', family: 'CentOS', label: 'CentOS Stream 9', icon: null, color: null },
  { id: 'fedora-43', family: 'Fedora', label: 'Fedora 43', icon: 'fedora', color: '#51A2DA' },
  {
    id: 'windows-server-2025',
    family: 'Windows Server',
    label: 'Windows Server 2025',
    icon: 'windows',
    color: '#0078D4',
  },
  {
    id: 'windows-server-2022',
    family: 'Windows Server',
    label: 'Windows Server 2022',
    icon: 'windows',
    color: '#0078D4',
  },
  { id: 'windows-11', family: 'Windows', label: 'Windows 11 Pro', icon: 'windows', color: null },
];

const sharedAddons: readonly SandboxAddon[] = [
  {
    id: 'q3ht81xa',
    name: '1 Additional IP',
    description: 'One more IPv4 address, routed to the server.',
    type: 'extra-ip',
    price: 4,
    addresses: { count: 1 },
  },
  {
    id: 'd9wm40ze',
    name: '4 Additional IPs',
    description: 'Four more IPv4 addresses, routed to the server.',
    type: 'extra-ip',
    price: 16,
    addresses: { count: 4 },
  },
  {
    id: 'vpk7wjf5',
    name: '8 Additional IPs',
    description: 'Eight more IPv4 addresses, routed to the server.',
    type: 'extra-ip',
    price: 32,
    addresses: { count: 8 },
  },
  {
    id: 'k2c8n6ty',
    name: 'IP class /29',
    description: 'A /29 block of your own: 5 addresses beside its network, gateway and broadcast.',
    type: 'ip-class',
    price: 22.5,
    addresses: { prefix: 29 },
  },
  {
    id: 'b7r5u0ls',
    name: 'IP class /28',
    description: 'A /28 block of your own: 13 addresses beside its network, gateway and broadcast.',
    type: 'ip-class',
    price: 48,
    addresses: { prefix: 28 },
  },
];

const backups: readonly { readonly upToGb: number; readonly addon: SandboxAddon }[] = [
  { upToGb: 50, addon: backup('m1s0gb50', '50 GB', 2.49) },
  { upToGb: 200, addon: backup('m2h4gb20', '200 GB', 6.9) },
  { upToGb: Number.POSITIVE_INFINITY, addon: backup('m3x9gb1t', '1 TB', 24) },
];

function backup(id: string, size: string, price: number): SandboxAddon {
  return {
    id,
    name: `Daily backup, up to ${size}`,
    description: 'A copy every night, kept for seven days.',
    type: 'backup',
    price,
  };
}

/** The add-ons offered with a plan of this disk size. */
export function addonsForDisk(diskGb: number): readonly SandboxAddon[] {
  const fitting = backups.find(({ upToGb }) => diskGb <= upToGb);
  return fitting === undefined ? sharedAddons : [...sharedAddons, fitting.addon];
}

/** Whether users reach the template's system by Remote Desktop instead of SSH. */
export function isWindows(templateId: string): boolean {
  return templateId.startsWith('windows');
}

/** The administrator's user name on a freshly installed system. */
export function administratorOf(templateId: string): string {
  if (templateId === 'windows-11') return 'User';
  return isWindows(templateId) ? 'Administrator' : 'root';
}
