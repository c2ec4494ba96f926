import type { GuestAddress } from './guestAddress.ts';
import type { InterfaceName } from './interfaceName.ts';

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
