import { asCidr } from './guestAddress.ts';
import { type GuestConfiguration, type GuestSetup, headerComment } from './guestConfiguration.ts';
import { forEachAddress, shellCheck, shellScript } from './shell.ts';

/** Finds the connection that NetworkManager itself set up on the interface. */
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

/** Adds all addresses to the connection's list in one step. `device reapply` keeps the connection up. */
export function nmcliConfiguration(setup: GuestSetup): GuestConfiguration {
  const add = setup.addresses.map((address) => `+ipv4.addresses ${asCidr(address)}`);
  const reapply = 'nmcli device reapply "$interface"';
  return {
    file: undefined,
    configure: [
      ...headerComment(setup),
      shellScript(setup, [
        ...findConnection,
        ['nmcli connection modify uuid "$connection"', ...add].join(' \\\n  '),
        'nmcli -g ipv4.addresses connection show uuid "$connection"',
      ]),
    ].join('\n'),
    apply: shellScript(setup, [reapply]),
    check: shellCheck(setup),
    undo: shellScript(setup, [
      ...findConnection,
      ...forEachAddress(setup.addresses, [
        'nmcli connection modify uuid "$connection" -ipv4.addresses "$address" || true',
      ]),
      reapply,
    ]),
  };
}
