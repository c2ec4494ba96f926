import { asCidr } from './guestAddress.ts';
import { type GuestConfiguration, type GuestWishes, headOf } from './guestConfiguration.ts';
import { forEachAddress, shellCheck, shellScript } from './shell.ts';

/** Finds the connection that NetworkManager itself has put on the interface. */
const findConnection = [
  'LC_ALL=C; export LC_ALL',
  'refuse() {',
  '  stop "NetworkManager does not set up $interface here. Choose another system on the page."',
  '}',
  'case "$(nmcli -g GENERAL.STATE device show "$interface" 2>/dev/null)" in',
  '  *externally*) refuse ;;',
  'esac',
  'connection=$(nmcli -g GENERAL.CON-UUID device show "$interface" 2>/dev/null || true)',
  '[ -n "$connection" ] || refuse',
];

/** Adds to the connection's own list, in one step for all addresses; `device reapply` keeps it up. */
export function nmcliConfiguration(wishes: GuestWishes): GuestConfiguration {
  const add = wishes.addresses.map((address) => `+ipv4.addresses ${asCidr(address)}`);
  const reapply = 'nmcli device reapply "$interface"';
  return {
    file: undefined,
    configure: [
      ...headOf(wishes),
      shellScript(wishes, [
        ...findConnection,
        ['nmcli connection modify uuid "$connection"', ...add].join(' \\\n  '),
        'nmcli -g ipv4.addresses connection show uuid "$connection"',
      ]),
    ].join('\n'),
    apply: shellScript(wishes, [reapply]),
    check: shellCheck(wishes),
    undo: shellScript(wishes, [
      ...findConnection,
      ...forEachAddress(wishes.addresses, [
        'nmcli connection modify uuid "$connection" -ipv4.addresses "$address" || true',
      ]),
      reapply,
    ]),
  };
}
