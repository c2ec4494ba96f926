import { addNow, type LinuxSystem, removeNow } from './shell.ts';

const file = '/etc/network/interfaces';
const begin = '# additional IPs: begin';
const end = '# additional IPs: end';
/** The begin where the file's last line had no end. */
const joined = `${begin}, glued`;

/** busybox has no ifquery. */
const isIfupdown = `is_ifupdown() {
  if command -v ifquery >/dev/null; then
    ifquery "$interface" >/dev/null 2>&1
  else
    command -v ifup >/dev/null &&
      find ${file} ${file}.d -type f -exec cat '{}' + 2>/dev/null |
      grep -Eq "^ *iface +$interface +inet "
  fi
}`;

/** Prints the file without what an earlier run added, byte for byte. */
const withoutOurs = `without_ours() {
  file=${file}
  if grep -q '^${joined}' "$file"; then
    printf %s "$(sed '/^${begin}/,/^${end}$/d' "$file")"
  else
    sed '/^${begin}/,/^${end}$/d' "$file"
  fi
}`;

/**
 * Appends stanzas to the main file: one in interfaces.d is usually read before the interface's stanza, and the server's
 * outgoing traffic uses the address that comes up first. Where cloud-init writes the main file, the next start would
 * undo that. The new text is tried beside the file, since it may name other files relative to itself, and then written
 * into it, which keeps its owner and mode.
 */
export const ifupdown: LinuxSystem = {
  title: 'ifupdown',
  file,
  functions: [isIfupdown, withoutOurs],
  test: 'is_ifupdown',
  write: [
    `file=${file}`,
    'if grep -q "provided by the datasource" "$file"; then',
    '  stop "cloud-init writes $file itself. Until a restart: choose ip address."',
    'fi',
    'trap \'rm -f "$file.new"\' EXIT',
    'without_ours > "$file.new"',
    `begin='${begin}'`,
    `if [ -n "$(tail -c 1 "$file.new")" ]; then`,
    '  echo >> "$file.new"',
    `  begin='${joined}'`,
    'fi',
    '(',
    '  echo "$begin"',
    '  addresses | while read -r address; do',
    `    printf '%s\\n' "iface $interface inet static" "    address $address"`,
    '  done',
    `  echo '${end}'`,
    ') >> "$file.new"',
    'if command -v ifquery >/dev/null; then',
    '  first_address() { ifquery -i "$1" "$interface" | grep address: | head -n 1; }',
    '  ifquery -i "$file.new" "$interface" >/dev/null || stop "ifupdown cannot read $file.new."',
    '  primary=$(first_address "$file")',
    '  [ -z "$primary" ] || [ "$(first_address "$file.new")" = "$primary" ] ||',
    '    stop "another address would come before $primary."',
    'fi',
    'cat "$file.new" > "$file"',
    'echo "Written: $file. Now paste the next step."',
  ],
  isWritten: `grep -q '^${begin}' ${file} 2>/dev/null`,
  apply: addNow,
  undo: [`without_ours > ${file}.new`, `cat ${file}.new > ${file}`, `rm ${file}.new`, ...removeNow],
};
