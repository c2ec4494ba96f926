import { asCidr } from './guestAddress.ts';
import { type GuestConfiguration, type GuestSetup, headerComment } from './guestConfiguration.ts';
import { shellCheck, shellScript } from './shell.ts';

/** netplan reads this file after the image's files ("50-…"), and adds its addresses to theirs. */
const file = '/etc/netplan/90-additional-ips.yaml';

/**
 * A separate file for netplan. The script validates it with `netplan get`: `netplan generate` would write output that
 * `netplan try`, which is run next, takes for the state to roll back to.
 */
export function netplanConfiguration(setup: GuestSetup): GuestConfiguration {
  const script = shellScript(setup, [
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
    ...setup.addresses.map((address) => `        - "${asCidr(address)}"`),
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
    configure: [...headerComment(setup), script].join('\n'),
    apply: 'netplan try --timeout 120\n',
    check: shellCheck(setup),
    undo: `rm -f ${file}\nnetplan apply\n`,
  };
}
