import { asCidr, type GuestAddress } from './guestAddress.ts';
import { type GuestWishes, type InterfaceName, linuxInterfaceName } from './guestConfiguration.ts';

/*
 * POSIX shell as it is pasted into an interactive root shell: in parentheses, so that stopping doesn't end the session;
 * no exclamation marks, which bash takes for its history, and no tabs, which complete; comments only before the
 * parentheses and of plain words, since an interactive zsh takes them for a command.
 */

function findInterface(interfaceName: InterfaceName | undefined): string {
  return interfaceName === undefined
    ? String.raw`interface=$(ip -4 route show default | sed -n 's/.* dev \([^ ]*\).*/\1/p' | head -n 1)`
    : `interface='${interfaceName}'`;
}

/** A script as root that knows `$interface`; `stop "why."` ends it, saying that nothing was changed. */
export function shellScript({ interfaceName }: GuestWishes, lines: readonly string[]): string {
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

/** Adds the addresses until the next restart; those that are there already stay as they are. */
export function addNow({ addresses }: GuestWishes): readonly string[] {
  return forEachAddress(addresses, ['ip -4 address replace "$address" dev "$interface"']);
}

/** Takes the addresses away until the next restart. One that is not there has gone with another of its network. */
export function removeNow({ addresses }: GuestWishes): readonly string[] {
  return forEachAddress(addresses, ['ip -4 address del "$address" dev "$interface" 2>/dev/null || true']);
}

/** Shows each address as it stands, and the default route, which must be as before. */
export function shellCheck({ addresses }: GuestWishes): string {
  return [
    ...forEachAddress(addresses, [
      'ip -4 -o address show to "${address%/*}" | grep . || echo "$address is missing"',
    ]),
    'ip -4 route show default',
    '',
  ].join('\n');
}
