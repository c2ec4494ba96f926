import type { GuestAddress } from './guestAddress.ts';

declare const checked: unique symbol;

/** The name of a network interface that is safe between single quotes in a script. */
export type InterfaceName = string & { readonly [checked]: true };

/** Linux: at most 15 bytes (IFNAMSIZ). The kernel takes more signs; these are what systems give. */
export const linuxInterfaceName = '[A-Za-z0-9][A-Za-z0-9_.-]{0,14}';
const linux = new RegExp(`^${linuxInterfaceName}$`);

/** Windows: words in any language. No sign is among them that ends a text, or that stands for others in a name. */
const windows = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._#()-]{0,98}[\p{L}\p{M}\p{N}._#()-])?$/u;

export function isInterfaceName(text: string, system: GuestSystem): text is InterfaceName {
  return (system === 'powershell' ? windows : linux).test(text);
}

/** What sets up the network inside a server. `ip`: by hand, until the next restart. */
export const guestSystems = ['netplan', 'ifupdown', 'nmcli', 'ip', 'powershell'] as const;

export type GuestSystem = (typeof guestSystems)[number];

export function readGuestSystem(value: unknown): GuestSystem | undefined {
  return guestSystems.find((system) => system === value);
}

/** What each system's images are set up with by their makers; an image of the provider's may differ. */
const usual: readonly (readonly [RegExp, GuestSystem])[] = [
  [/windows/i, 'powershell'],
  [/ubuntu/i, 'netplan'],
  [/debian/i, 'ifupdown'],
  [/alma|rocky|centos|fedora|rhel|red ?hat|oracle/i, 'nmcli'],
];

/** What usually sets up the network on this OS, such as "ubuntu-24.04"; `undefined` where that isn't known. */
export function usualGuestSystem(os: string): GuestSystem | undefined {
  return usual.find(([name]) => name.test(os))?.[1];
}

/** What is to be set up inside a server. */
export interface GuestWishes {
  readonly addresses: readonly [GuestAddress, ...GuestAddress[]];
  /** How many entries are missing from them, which the text then says. */
  readonly leftOut: number;
  /** `undefined`: the text finds the interface of the default route itself. */
  readonly interfaceName: InterfaceName | undefined;
}

/** Texts to be pasted into an administrator's shell, in this order; each changes nothing but these addresses. */
export interface GuestConfiguration {
  /** The file that `configure` writes or adds to. */
  readonly file: string | undefined;
  readonly configure: string;
  /** What puts the file into force; `undefined` where `configure` has done so. */
  readonly apply: string | undefined;
  readonly check: string;
  readonly undo: string;
}

/** The comment that a text begins with, in shell as in PowerShell. */
export function headOf({ addresses, leftOut }: GuestWishes): readonly string[] {
  return [
    `# Additional IPv4 addresses: ${addresses.length}. No default route is added.`,
    ...(leftOut === 0 ? [] : [`# Left out: ${leftOut}. The page that wrote this says which and why.`]),
  ];
}
