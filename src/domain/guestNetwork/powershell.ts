import { type GuestConfiguration, type GuestSetup, headerComment } from './guestConfiguration.ts';

/** A PowerShell array, one string per line. */
function quoted(texts: readonly string[]): readonly string[] {
  return ['@(', ...texts.map((text) => `    '${text}'`), '  )'];
}

/**
 * A string in ASCII: a console with another code page would take in "ğ" as something else.
 * @param name without quotes; each UTF-16 unit is written by its number
 */
function asciiString(name: string): string {
  const codes = Array.from({ length: name.length }, (_unit, index) => name.charCodeAt(index));
  return codes.every((code) => code < 127)
    ? `'${name}'`
    : `(-join ([char[]] @(${codes.map((code) => `0x${code.toString(16)}`).join(', ')})))`;
}

/** `$name`, in lines short enough for a console. */
function nameLines(name: string): readonly string[] {
  const whole = asciiString(name);
  if (whole.startsWith("'") && name.length < 80) return [`  $name = ${whole}`];
  const parts = name.match(/[\s\S]{1,8}/g) ?? [];
  return ["  $name = ''", ...parts.map((part) => `  $name += ${asciiString(part)}`)];
}

/** Sets `$index`. A typed name is compared with each adapter's; `-Name` would take a part of it for a wildcard. */
function findInterface({ interfaceName }: GuestSetup): readonly string[] {
  const [lines, missing] =
    interfaceName === undefined
      ? [
          [
            "  $index = (Get-NetRoute -DestinationPrefix '0.0.0.0/0' -ErrorAction SilentlyContinue |",
            '    Sort-Object { $_.RouteMetric + $_.InterfaceMetric } |',
            '    Select-Object -First 1).InterfaceIndex',
          ],
          'no default route tells the adapter. Enter its name on the page.',
        ]
      : [
          [
            ...nameLines(interfaceName),
            '  $index = (Get-NetAdapter | Where-Object { $_.Name -eq $name }).InterfaceIndex',
          ],
          'no adapter has this name. Get-NetAdapter lists them.',
        ];
  return [...lines, '  if (-not $index) {', `    throw 'Nothing was changed: ${missing}'`, '  }'];
}

/**
 * For Windows. `New-NetIPAddress` would switch off DHCP, and with it the primary address, so the script stops where
 * DHCP is on. `SkipAsSource` keeps the server's outgoing traffic on the primary address. Without `-PolicyStore`, an
 * address is there at once and after a restart. There are no blank lines: the console runs pasted text only up to the
 * first one.
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
        "    throw ('Nothing was changed: this adapter uses DHCP, which a further address would ' +",
        "      'switch off. From the console, enter its present settings as fixed ones in its IPv4 ' +",
        "      'properties, then run this again.')",
        '  }',
        '  $addresses = @(',
        ...setup.addresses.map(({ ip, prefix }) => `    @{ IPAddress = '${ip}'; PrefixLength = ${prefix} }`),
        '  )',
        '  foreach ($address in $addresses) {',
        '    $known = Get-NetIPAddress -IPAddress $address.IPAddress -ErrorAction SilentlyContinue',
        '    if ($known) {',
        "      Write-Host ($address.IPAddress + ' was there already.')",
        '      continue',
        '    }',
        '    New-NetIPAddress -InterfaceIndex $index @address -SkipAsSource $true | Out-Null',
        "    Write-Host ($address.IPAddress + ' added.')",
        '  }',
      ]),
    ].join('\n'),
    apply: undefined,
    check: script([
      `  $ips = ${quoted(ips).join('\n')}`,
      '  Get-NetIPAddress -AddressFamily IPv4 | Where-Object { $_.IPAddress -in $ips } |',
      "    Format-Table ('IPAddress', 'PrefixLength', 'InterfaceAlias', 'AddressState', 'SkipAsSource')",
      '  foreach ($ip in $ips) {',
      '    $known = Get-NetIPAddress -IPAddress $ip -ErrorAction SilentlyContinue',
      "    if (-not $known) { Write-Host ($ip + ' is missing') }",
      '  }',
      "  Get-NetRoute -DestinationPrefix '0.0.0.0/0' |",
      "    Format-Table ('InterfaceAlias', 'NextHop', 'RouteMetric')",
    ]),
    undo: script([
      `  $ips = ${quoted(ips).join('\n')}`,
      '  foreach ($ip in $ips) {',
      '    $known = Get-NetIPAddress -IPAddress $ip -ErrorAction SilentlyContinue',
      '    if ($known) { Remove-NetIPAddress -IPAddress $ip -Confirm:$false }',
      '  }',
    ]),
  };
}
