import { asCidr, type GuestAddress } from './guestAddress.ts';
import { type GuestSetup, type InterfaceName, linuxInterfaceName } from './guestConfiguration.ts';

/*
 * POSIX shell, written to be pasted into an interactive root shell. It is in parentheses, so that stopping doesn't end
 * the session. It has no exclamation marks, which bash expands as history, and no tabs, which trigger completion.
 * Comments are only before the parentheses and of plain words, since an interactive zsh runs them as a command.
 */

function findInterface(interfaceName: InterfaceName | undefined): string {
  return interfaceName === undefined
    ? String.raw`interface=$(ip -4 route show default | sed -n 's/.* dev \([^ ]*\).*/\1/p' | head -n 1)`
    : `interface='${interfaceName}'`;
}

/** A script that requires root and sets `$interface`. `stop "why."` ends it and says that nothing was changed. */
export function shellScript({ interfaceName }: GuestSetup, lines: readonly string[]): string {
  return [
    '(',
    'set -eu',
    'PATH=$PATH:/usr/sbin:/sbin',
    'stop() { echo "Nothing was changed: $1" >&2; exit 1; }',
    '[ "$(id -u)" -eq 0 ] || stop "this needs root."',
    findInterface(interfaceName),
    `printf '%s\\n' "$interface" | grep -Eqx '${linuxInterfaceName}' ||`,
    '  stop "no default route tells the interface. Enter its name on the page."',
    ...lines,
    ')',
    '',
  ].join('\n');
}

/** A loop over the addresses, each as `$address`. */
export function forEachAddress(
  addresses: readonly GuestAddress[],
  lines: readonly string[],
): readonly string[] {
  return [
    'for address in \\',
    ...addresses.map((address, index) => `  ${asCidr(address)}${index < addresses.length - 1 ? ' \\' : ''}`),
    'do',
    ...lines.map((line) => `  ${line}`),
    'done',
  ];
}

/** Adds the addresses until the next restart. Those already present stay as they are. */
export function addNow({ addresses }: GuestSetup): readonly string[] {
  return forEachAddress(addresses, ['ip -4 address replace "$address" dev "$interface"']);
}

/** Removes the addresses until the next restart. A missing one was removed with another one of its network. */
export function removeNow({ addresses }: GuestSetup): readonly string[] {
  return forEachAddress(addresses, ['ip -4 address del "$address" dev "$interface" 2>/dev/null || true']);
}

/** Shows each address as it is now, and the default route, which must be unchanged. */
export function shellCheck({ addresses }: GuestSetup): string {
  return [
    ...forEachAddress(addresses, [
      'ip -4 -o address show to "${address%/*}" | grep . || echo "$address is missing"',
    ]),
    'ip -4 route show default',
    '',
  ].join('\n');
}
