import type { GuestAddress } from './guestAddress.ts';

declare const checked: unique symbol;

/** The name of a network interface that is safe between single quotes in a script. */
export type InterfaceName = string & { readonly [checked]: true };

/** Linux: at most 15 bytes (IFNAMSIZ). The kernel allows more characters; systems use only these. */
export const linuxInterfaceName = '[A-Za-z0-9][A-Za-z0-9_.-]{0,14}';
const linux = new RegExp(`^${linuxInterfaceName}$`);

/** Windows: words in any language. Excludes every character that ends a string, and wildcards. */
const windows = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._#()-]{0,98}[\p{L}\p{M}\p{N}._#()-])?$/u;

export function isInterfaceName(text: string, system: GuestSystem): text is InterfaceName {
  return (system === 'powershell' ? windows : linux).test(text);
}

/**
 * What sets up the network inside a server. `linux`: the script looks for what does, among the next four. `ip`: by hand,
 * until the next restart.
 */
export const guestSystems = [
  'linux',
  'netplan',
  'ifupdown',
  'nmcli',
  'networkd',
  'ip',
  'powershell',
] as const;

export type GuestSystem = (typeof guestSystems)[number];

export function readGuestSystem(value: unknown): GuestSystem | undefined {
  return guestSystems.find((system) => system === value);
}

const linuxNames =
  /ubuntu|debian|alma|rocky|centos|fedora|rhel|red ?hat|oracle|alpine|arch|suse|gentoo|linux/i;

/**
 * What to set up the network by on an OS, such as "ubuntu-24.04"; `undefined` where unknown. A Linux's name doesn't say
 * what manages its network: Debian's images, for one, changed from ifupdown to netplan.
 */
export function usualGuestSystem(os: string): GuestSystem | undefined {
  if (/windows/i.test(os)) return 'powershell';
  return linuxNames.test(os) ? 'linux' : undefined;
}

/** What to set up inside a server. */
export interface GuestSetup {
  readonly addresses: readonly [GuestAddress, ...GuestAddress[]];
  /** How many entries are missing from `addresses`. The script states the number. */
  readonly leftOut: number;
  /** `undefined`: the script finds the interface of the default route. */
  readonly interfaceName: InterfaceName | undefined;
}

/** Scripts to paste into an administrator's shell, in this order. They change nothing but these addresses. */
export interface GuestConfiguration {
  /** The file that `configure` writes or appends to, if it is known; netplan's may need a longer name. */
  readonly file: string | undefined;
  readonly configure: string;
  /** Activates the new configuration; `undefined` where `configure` has already done so. */
  readonly apply: string | undefined;
  readonly check: string;
  readonly undo: string;
}

/** The comment at the top of a script, valid in a shell and in PowerShell. */
export function headerComment({ addresses, leftOut }: GuestSetup): readonly string[] {
  return [
    `# Additional IPv4 addresses: ${addresses.length}. No default route is added.`,
    ...(leftOut === 0 ? [] : [`# Left out: ${leftOut}. The page that wrote this says which and why.`]),
  ];
}
