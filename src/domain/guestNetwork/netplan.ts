import { networkdFile, soleFile } from './networkd.ts';
import { nmFile, nmUuid } from './nmcli.ts';
import type { LinuxSystem } from './shell.ts';

const file = '/etc/netplan/zz-additional-ips.yaml';

/** Prints the files of earlier runs, also those of other names. */
const netplanOurs = `netplan_ours() {
  find /etc/netplan -name '*zz-additional-ips.yaml' 2>/dev/null
  find /etc/netplan -name 90-additional-ips.yaml 2>/dev/null
}`;

const removeOurs = 'netplan_ours | while read -r file; do rm -f "$file"; done';

/**
 * Whatever name the image's maker gave to the entry: it becomes a part of the name of the file in force that netplan
 * writes for networkd or NetworkManager. Sets `$id` and `$kind`.
 */
const isNetplan = String.raw`is_netplan() {
  id=$(printf '%s\n' "$(networkd_file "$interface")" "$(nm_file)" | sed -n \
    -e 's|^/run/systemd/network/10-netplan-\([A-Za-z0-9_.-]*\)[.]network$|\1|p' \
    -e 's|^/run/NetworkManager/.*/netplan-\([A-Za-z0-9_.-]*\)[.]nmconnection$|\1|p')
  [ -n "$id" ] || return 1
  for kind in ethernets bridges bonds vlans; do
    entry=$(netplan get "network.$kind.$(echo "$id" | sed 's/[.]/\\./g')" 2>/dev/null) || return 1
    [ "$entry" = null ] || return 0
  done
  return 1
}`;

/**
 * A file of its own, which cloud-init leaves alone. netplan takes addresses in the order of its files' names, so the name
 * is to be the last one. It is tried in a copy of the configuration: output in /run would be what `netplan try`, which is
 * run next, takes for the state to roll back to.
 */
const write = String.raw`sole_file
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
find /lib/netplan /etc/netplan /run/netplan -name '*.yaml' 2>/dev/null |
  grep -v -e '/90-additional-ips[.]yaml$' -e 'zz-additional-ips[.]yaml$' |
  while read -r file; do
    mkdir -p "$scratch$(dirname "$file")"
    cp -p "$file" "$scratch$file"
  done
first_address() {
  netplan generate --root-dir "$scratch" >&2 || stop "netplan cannot read its files."
  find "$scratch/run" -name "*netplan-$id.n*" -exec \
    sed -n 's/^[Aa]ddress1*=\([^,]*\).*/\1/p' '{}' ';' | head -n 1
}
primary=$(first_address)
name=$( (find "$scratch" -name '*.yaml' | sed 's|.*/||'; echo zz-additional-ips.yaml) |
  sort | tail -n 1)
[ "$name" = zz-additional-ips.yaml ] || name=$(basename "$name" .yaml)zz-additional-ips.yaml
umask 077
mkdir -p "$scratch/etc/netplan"
(
  printf '%s\n' network: '  version: 2' "  $kind:" "    \"$id\":" '      addresses:'
  addresses | sed 's/.*/        - "&"/'
) > "$scratch/etc/netplan/$name"
first=$(first_address)
[ -z "$primary" ] || [ "$first" = "$primary" ] ||
  stop "$first would come before $primary. Choose systemd-networkd on the page."
${removeOurs}
cat "$scratch/etc/netplan/$name" > "/etc/netplan/$name"
echo "Written: /etc/netplan/$name, entry $id. Now paste the next step."`;

export const netplan: LinuxSystem = {
  title: 'netplan',
  file,
  functions: [netplanOurs, networkdFile, nmUuid, nmFile, isNetplan, soleFile],
  test: 'is_netplan',
  write: write.split('\n'),
  isWritten: '[ -n "$(netplan_ours)" ]',
  apply: ['netplan try --timeout 120'],
  undo: [removeOurs, 'netplan apply'],
};
