import { asCidr } from './guestAddress.ts';
import { type GuestConfiguration, type GuestSetup, headerComment } from './guestConfiguration.ts';
import { addNow, removeNow, shellCheck, shellScript } from './shell.ts';

const file = '/etc/network/interfaces';
const begin = '# additional IPs: begin';
const end = '# additional IPs: end';
/** Copies the file, without what an earlier run added, to a new file next to it. */
const copyWithoutOurs = [
  `file=${file}`,
  'cp -p "$file" "$file.new"',
  `sed '/^${begin}$/,/^${end}$/d' "$file" > "$file.new"`,
];

/**
 * Appends stanzas to ifupdown's main file. A file in interfaces.d is usually read before the interface's stanza, and
 * the server's outgoing traffic uses the address that comes up first.
 */
export function ifupdownConfiguration(setup: GuestSetup): GuestConfiguration {
  const write = shellScript(setup, [
    'ifquery "$interface" >/dev/null 2>&1 ||',
    '  stop "ifupdown does not set up $interface here. Choose another system on the page."',
    ...copyWithoutOurs,
    'cat >> "$file.new" <<STANZAS',
    begin,
    ...setup.addresses.flatMap((address) => [
      'iface $interface inet static',
      `    address ${asCidr(address)}`,
    ]),
    end,
    'STANZAS',
    'ifquery -i "$file.new" "$interface" || stop "ifupdown could not read $file.new."',
    'mv "$file.new" "$file"',
    'echo "Written: $file"',
  ]);
  return {
    file,
    configure: [...headerComment(setup), write].join('\n'),
    apply: shellScript(setup, addNow(setup)),
    check: shellCheck(setup),
    undo: shellScript(setup, [...copyWithoutOurs, 'mv "$file.new" "$file"', ...removeNow(setup)]),
  };
}
