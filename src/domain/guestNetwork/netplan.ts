import { asCidr } from './guestAddress.ts';
import { type GuestConfiguration, type GuestWishes, headOf } from './guestConfiguration.ts';
import { shellCheck, shellScript } from './shell.ts';

/** Read after the image's own files ("50-…"), to whose addresses netplan adds those that stand here. */
const file = '/etc/netplan/90-additional-ips.yaml';

/**
 * A file of its own for netplan. Whether it can be read is asked with `netplan get`: `netplan generate` would write what
 * `netplan try`, run next, takes for the state to go back to.
 */
export function netplanConfiguration(wishes: GuestWishes): GuestConfiguration {
  const script = shellScript(wishes, [
    'found=$(netplan get "network.ethernets.$interface" 2>/dev/null || true)',
    'if [ -z "$found" ] || [ "$found" = null ]; then',
    '  stop "netplan does not set up $interface here. Choose another system on the page."',
    'fi',
    `file=${file}`,
    'umask 077',
    'cat > "$file" <<YAML',
    'network:',
    '  version: 2',
    '  ethernets:',
    '    "$interface":',
    '      addresses:',
    ...wishes.addresses.map((address) => `        - "${asCidr(address)}"`),
    'YAML',
    'if netplan get "network.ethernets.$interface.addresses"; then',
    '  echo "Written: $file"',
    'else',
    '  rm -f "$file"',
    '  stop "netplan could not read the new file, and it was removed again."',
    'fi',
  ]);
  return {
    file,
    configure: [...headOf(wishes), script].join('\n'),
    apply: 'netplan try --timeout 120\n',
    check: shellCheck(wishes),
    undo: `rm -f ${file}\nnetplan apply\n`,
  };
}
