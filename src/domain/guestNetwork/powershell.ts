import { type GuestConfiguration, type GuestWishes, headOf } from './guestConfiguration.ts';

/** An array, one text a line. */
function quoted(texts: readonly string[]): readonly string[] {
  return ['@(', ...texts.map((text) => `    '${text}'`), '  )'];
}

function findInterface({ interfaceName }: GuestWishes): readonly string[] {
  if (interfaceName !== undefined)
    return [`  $index = (Get-NetAdapter -Name '${interfaceName}').InterfaceIndex`];
  return [
    "  $index = (Get-NetRoute -DestinationPrefix '0.0.0.0/0' |",
    '    Sort-Object { $_.RouteMetric + $_.InterfaceMetric } |',
    '    Select-Object -First 1).InterfaceIndex',
  ];
}

/**
 * For Windows. `New-NetIPAddress` would switch DHCP off and with it the primary address, so it stops there;
 * `SkipAsSource` keeps the server's own traffic on the primary address. Without blank lines: the console runs what was
 * pasted as far as the first one.
 */
export function powershellConfiguration(wishes: GuestWishes): GuestConfiguration {
  const ips = wishes.addresses.map(({ ip }) => ip);
  const script = (lines: readonly string[]) =>
    ['& {', "  $ErrorActionPreference = 'Stop'", ...lines, '}', ''].join('\n');
  return {
    file: undefined,
    configure: [
      ...headOf(wishes),
      script([
        ...findInterface(wishes),
        "  if ((Get-NetIPInterface -InterfaceIndex $index -AddressFamily IPv4).Dhcp -eq 'Enabled') {",
        "    throw 'Nothing was changed: this adapter uses DHCP, which a further address would switch off.'",
        '  }',
        '  $addresses = @(',
        ...wishes.addresses.map(({ ip, prefix }) => `    @{ IPAddress = '${ip}'; PrefixLength = ${prefix} }`),
        '  )',
        '  foreach ($address in $addresses) {',
        '    $known = Get-NetIPAddress -IPAddress $address.IPAddress -ErrorAction SilentlyContinue',
        '    if ($known) { continue }',
        '    New-NetIPAddress -InterfaceIndex $index @address -SkipAsSource $true | Out-Null',
        '  }',
      ]),
    ].join('\n'),
    apply: undefined,
    check: script([
      `  $ips = ${quoted(ips).join('\n')}`,
      '  Get-NetIPAddress -AddressFamily IPv4 | Where-Object { $_.IPAddress -in $ips } |',
      '    Format-Table IPAddress, PrefixLength, InterfaceAlias, AddressState',
      "  Get-NetRoute -DestinationPrefix '0.0.0.0/0'",
    ]),
    undo: script([
      `  $ips = ${quoted(ips).join('\n')}`,
      '  foreach ($ip in $ips) {',
      '    Remove-NetIPAddress -IPAddress $ip -Confirm:$false -ErrorAction Continue',
      '  }',
    ]),
  };
}
