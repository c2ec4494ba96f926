import { asCidr } from './guestAddress.ts';
import { type GuestConfiguration, type GuestWishes, headOf } from './guestConfiguration.ts';
import { addNow, removeNow, shellCheck, shellScript } from './shell.ts';

const file = '/etc/network/interfaces';
const begin = '# additional IPs: begin';
const end = '# additional IPs: end';
/** The file without what an earlier run added, beside itself. */
const copyWithoutOurs = [
  `file=${file}`,
  'cp -p "$file" "$file.new"',
  `sed '/^${begin}$/,/^${end}$/d' "$file" > "$file.new"`,
];

/**
 * Stanzas at the end of ifupdown's own file. A file in interfaces.d is usually read before the interface's stanza, and
 * what comes up first is the address that the server's own traffic leaves from.
 */
export function ifupdownConfiguration(wishes: GuestWishes): GuestConfiguration {
  const write = shellScript(wishes, [
    'ifquery "$interface" >/dev/null 2>&1 ||',
    '  stop "ifupdown does not set up $interface here. Choose another system on the page."',
    ...copyWithoutOurs,
    'cat >> "$file.new" <<STANZAS',
    begin,
    ...wishes.addresses.flatMap((address) => [
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
    configure: [...headOf(wishes), write].join('\n'),
    apply: shellScript(wishes, addNow(wishes)),
    check: shellCheck(wishes),
    undo: shellScript(wishes, [...copyWithoutOurs, 'mv "$file.new" "$file"', ...removeNow(wishes)]),
  };
}
