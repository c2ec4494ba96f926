import { asCidr } from './guestAddress.ts';
import {
  type GuestConfiguration,
  type GuestSetup,
  headerComment,
  type InterfaceName,
  linuxInterfaceName,
} from './guestConfiguration.ts';

/*
 * POSIX shell, written to be pasted into an interactive root shell. It is in parentheses, so that stopping doesn't end
 * the session. It has no exclamation marks, which bash expands as history, and no tabs, which trigger completion.
 * Comments are only before the parentheses and of plain words, since an interactive zsh runs them as a command; for
 * the same shell there are no file patterns, no lists split at spaces, and no traps inside functions.
 */

/** What a system that sets up networks brings to the scripts. `$interface` is known in each. */
export interface LinuxSystem {
  /** As in "NetworkManager sets up eth0". */
  readonly title: string;
  readonly file: string | undefined;
  /** Functions of shell that the parts below use, each one text, after those it uses; systems may share some. */
  readonly functions: readonly string[];
  /** A command that succeeds where this system sets up the interface. */
  readonly test: string;
  /** Writes down the addresses for good. Everything that may fail is tried first. */
  readonly write: readonly string[];
  /** A command that succeeds where `write` was done. */
  readonly isWritten: string;
  /** Makes what was written take effect. */
  readonly apply: readonly string[];
  /** Takes out again what was written, and makes that take effect. */
  readonly undo: readonly string[];
}

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
    'PATH=$PATH:/usr/sbin:/sbin LC_ALL=C',
    'export PATH LC_ALL',
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

/** Defines `bought`, which prints the addresses, one a line. */
function addressList({ addresses }: GuestSetup): string {
  return ['bought() {', ...addresses.map((address) => `  echo ${asCidr(address)}`), '}'].join('\n');
}

/**
 * The addresses as they are set up. Beside a primary with /32 each is one, too: of a wider network with the gateway in
 * it, the kernel would let all traffic leave from there.
 */
const fittingAddresses = String.raw`addresses() {
  own=$(ip -4 route get 192.0.2.1 oif "$interface" 2>/dev/null |
    sed -n 's/.* src \([^ ]*\).*/\1/p')
  case "$(ip -4 -o address show dev "$interface" 2>/dev/null)" in
    *" $own/32 "*) bought | sed 's|/.*|/32|' ;;
    *) bought ;;
  esac
}`;

/** Defines `addresses`, which prints them, one a line, as they are set up. */
export const addressFunctions = (setup: GuestSetup): readonly string[] => [
  addressList(setup),
  fittingAddresses,
];

/** The functions, each "name() {…}", that the lines and each other use. */
function usedBy(lines: readonly string[], functions: readonly string[]): readonly string[] {
  let text = lines.join('\n');
  const used = functions.toReversed().filter((each) => {
    if (!new RegExp(`\\b${each.slice(0, each.indexOf('('))}\\b`).test(text)) return false;
    text += each;
    return true;
  });
  return used.toReversed();
}

/** Adds the addresses until the next restart. Those already present stay as they are. */
export const addNow: readonly string[] = [
  'addresses | while read -r address; do',
  '  ip -4 address replace "$address" dev "$interface"',
  'done',
];

/** Removes the addresses until the next restart. A missing one was removed with another one of its network. */
export const removeNow: readonly string[] = [
  'addresses | while read -r address; do',
  '  ip -4 address del "$address" dev "$interface" 2>/dev/null || true',
  'done',
];

/** Shows each address as it is now, and the default route, which must be unchanged. */
export function shellCheck(setup: GuestSetup): string {
  return [
    '(',
    addressList(setup),
    'bought | while read -r address; do',
    '  ip -4 -o address show to "${address%/*}" | grep . || echo "$address is missing"',
    'done',
    'ip -4 route show default',
    String.raw`ip -4 route get 192.0.2.1 | sed -n 's/.* src \([^ ]*\).*/Outgoing traffic leaves from \1/p'`,
    ')',
    '',
  ].join('\n');
}

/** The texts that set the addresses up by the first of the systems that fits; the later steps go by what it wrote. */
export function linuxConfiguration(
  setup: GuestSetup,
  systems: readonly [LinuxSystem, ...LinuxSystem[]],
): GuestConfiguration {
  const [{ title, file }] = systems;
  const isSingle = systems.length === 1;
  /** The lines of the first system whose test succeeds, or the reason why none does. */
  const choose = (
    part: (system: LinuxSystem) => readonly [test: string, lines: readonly string[]],
    otherwise: string,
  ): readonly string[] => {
    const parts = systems.map(part);
    if (isSingle) return parts.flatMap(([test, lines]) => [`${test} ||`, `  stop "${otherwise}"`, ...lines]);
    const branches = parts.flatMap(([test, lines], index) => [
      `${index === 0 ? 'if' : 'elif'} ${test}; then`,
      ...lines.map((line) => `  ${line}`),
    ]);
    return [...branches, 'else', `  stop "${otherwise}"`, 'fi'];
  };
  const functions = [...addressFunctions(setup), ...new Set(systems.flatMap((system) => system.functions))];
  const script = (lines: readonly string[]) => shellScript(setup, [...usedBy(lines, functions), ...lines]);
  const afterwards = (step: 'apply' | 'undo') =>
    script(
      choose((system) => [system.isWritten, system[step]], 'no earlier step has written anything here.'),
    );
  return {
    file: isSingle ? file : undefined,
    configure: [
      ...headerComment(setup),
      script(
        choose(
          (system) => [system.test, [`echo "${system.title} sets up $interface."`, ...system.write]],
          isSingle
            ? `${title} does not set up $interface here. Choose Linux on the page.`
            : 'nothing known sets up $interface. Until a restart: choose ip address on the page.',
        ),
      ),
    ].join('\n'),
    apply: afterwards('apply'),
    check: shellCheck(setup),
    undo: afterwards('undo'),
  };
}
