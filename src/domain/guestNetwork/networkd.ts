import type { LinuxSystem } from './shell.ts';

/** Prints the file by which networkd sets up an interface; nothing where it does not, or no longer runs. */
export const networkdFile = String.raw`networkd_file() {
  systemctl is-active --quiet systemd-networkd 2>/dev/null || return 0
  networkctl status "$1" 2>/dev/null | sed -n 's|^ *Network File: /|/|p'
}`;

/** Stops where the addresses would also get onto another interface: a file may match several, such as "eth*". */
export const soleFile = String.raw`sole_file() {
  in_force=$(networkd_file "$interface")
  others=$(ip -o link show | sed -n 's/^[0-9]*: \([^:@]*\).*/\1/p' | while read -r other; do
    [ "$other" = "$interface" ] || [ -z "$in_force" ] ||
      networkd_file "$other" | grep -Fx "$in_force" || true
  done)
  [ -z "$others" ] ||
    stop "$in_force is for further interfaces too. Give $interface one of its own."
}`;

const isNetworkd = String.raw`is_networkd() {
  network=$(networkd_file "$interface")
  network=$(basename "$network")
  printf '%s\n' "$network" | grep -Eqx '[A-Za-z0-9][A-Za-z0-9_.@-]*[.]network'
}`;

/** Prints the drop-ins of earlier runs, also for other files. */
const networkdOurs = `networkd_ours() {
  find /etc/systemd/network -name additional-ips.conf 2>/dev/null
}`;

const removeOurs: readonly string[] = [
  'networkd_ours | while read -r file; do',
  '  rm -f "$file"',
  '  rmdir "$(dirname "$file")" 2>/dev/null || true',
  'done',
];

/**
 * A drop-in for the file in force, wherever that lies: it is read after it, so its addresses come after the file's own.
 * `restorecon` gives SELinux's labels where there are any.
 */
export const networkd: LinuxSystem = {
  title: 'systemd-networkd',
  file: undefined,
  functions: [networkdOurs, networkdFile, isNetworkd, soleFile],
  test: 'is_networkd',
  write: [
    'sole_file',
    'umask 022',
    ...removeOurs,
    'folder=/etc/systemd/network/$network.d',
    'mkdir -p "$folder"',
    `(echo '[Network]'; addresses | sed 's/^/Address=/') > "$folder/additional-ips.conf"`,
    'restorecon -RF "$folder" 2>/dev/null || true',
    'echo "Written: $folder/additional-ips.conf. Now paste the next step."',
  ],
  isWritten: '[ -n "$(networkd_ours)" ]',
  apply: ['networkctl reload', 'echo "Loaded. Now paste the next step."'],
  undo: [...removeOurs, 'networkctl reload'],
};
