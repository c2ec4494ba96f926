import { type GuestConfiguration, type GuestSetup, headerComment } from './guestConfiguration.ts';

/** A PowerShell array, one string per line. */
function quoted(texts: readonly string[]): readonly string[] {
  return ['@(', ...texts.map((text) => `    '${text}'`), '  )'];
}

function findInterface({ interfaceName }: GuestSetup): readonly string[] {
  if (interfaceName !== undefined)
    return [`  $index = (Get-NetAdapter -Name '${interfaceName}').InterfaceIndex`];
  return [
    "  $index = (Get-NetRoute -DestinationPrefix '0.0.0.0/0' |",
    '    Sort-Object { $_.RouteMetric + $_.InterfaceMetric } |',
    '    Select-Object -First 1).InterfaceIndex',
  ];
}

/**
 * For Windows. `New-NetIPAddress` would switch off DHCP, and with it the primary address, so the script stops where
 * DHCP is on. `SkipAsSource` keeps the server's outgoing traffic on the primary address. There are no blank lines: the
 * console runs pasted text only up to the first one.
 */
export function powershellConfiguration(setup: GuestSetup): GuestConfiguration {
  const ips = setup.addresses.map(({ ip }) => ip);
  const script = (lines: readonly string[]) =>
    ['& {', "  $ErrorActionPreference = 'Stop'", ...lines, '}', ''].join('\n');
  return {
    file: undefined,
    configure: [
      ...headerComment(setup),
      script([
        ...findInterface(setup),
        "  if ((Get-NetIPInterface -InterfaceIndex $index -AddressFamily IPv4).Dhcp -eq 'Enabled') {",
        "    throw 'Nothing was changed: this adapter uses DHCP, which a further address would switch off.'",
        '  }',
        '  $addresses = @(',
        ...setup.addresses.map(({ ip, prefix }) => `    @{ IPAddress = '${ip}'; PrefixLength = ${prefix} }`),
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
