import type { GuestSystem } from './guestSystem.ts';

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
