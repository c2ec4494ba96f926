import type { LinuxSystem } from './shell.ts';

/** Prints the id of the connection that NetworkManager itself set up on the interface, if any. */
export const nmUuid = String.raw`nm_uuid() {
  case "$(nmcli -g GENERAL.STATE device show "$interface" 2>/dev/null)" in
    *externally*) ;;
    *) nmcli -g GENERAL.CON-UUID device show "$interface" 2>/dev/null || true ;;
  esac
}`;

/** Prints its file. */
export const nmFile = String.raw`nm_file() {
  nmcli -g UUID,FILENAME connection show 2>/dev/null | sed -n "s|^$(nm_uuid):||p"
}`;

const isNm = String.raw`is_nm() {
  connection=$(nm_uuid)
  printf '%s\n' "$connection" | grep -Eqx '[0-9a-f-]{8,}'
}`;

const list = '"$(addresses | paste -s -d , -)"';

/**
 * Adds all addresses to the end of the connection's list in one step. `device reapply` keeps the connection up.
 * Where a DHCP address is of the same network, it puts that one first again, by which the kernel loses the others of that
 * network unless it promotes secondary addresses: those are added once more. A restart has no such trouble.
 */
export const nmcli: LinuxSystem = {
  title: 'NetworkManager',
  file: undefined,
  functions: [nmUuid, nmFile, isNm],
  test: 'is_nm',
  write: [
    'case "$(nmcli -g ipv4.method connection show uuid "$connection")" in',
    '  auto|manual) ;;',
    '  *) stop "the connection of $interface has no IPv4. Give it a primary address first." ;;',
    'esac',
    `nmcli connection modify uuid "$connection" +ipv4.addresses ${list}`,
    'nmcli -g ipv4.addresses connection show uuid "$connection"',
    'echo "Written: connection $connection. Now paste the next step."',
    'case "$(nm_file)" in *cloud-init*)',
    '  echo "cloud-init wrote that connection. Where it does so at each start, run this again." ;;',
    'esac',
  ],
  isWritten: 'is_nm',
  apply: [
    'nmcli device reapply "$interface"',
    'sleep 1',
    'addresses | while read -r address; do',
    '  ip -4 -o address show dev "$interface" to "${address%/*}" | grep -q . ||',
    '    ip -4 address add "$address" dev "$interface"',
    'done',
  ],
  undo: [
    `nmcli connection modify uuid "$connection" -ipv4.addresses ${list}`,
    'nmcli device reapply "$interface"',
  ],
};
