import { writeCsv } from '#domain/csv.ts';
import { entryAsCidr } from '#domain/guestNetwork/guestAddress.ts';
import { prefixOfNetmask } from '#domain/ipv4.ts';
import type { AdditionalIp } from '#domain/server.ts';

/** One address a line. */
export function listIps(entries: readonly AdditionalIp[]): string {
  return entries.map(({ ip }) => ip).join('\n');
}

/** The lines "198.51.100.11/24" that could be made. */
export function listCidrs(entries: readonly AdditionalIp[]): readonly string[] {
  return entries.map(entryAsCidr).filter((cidr) => cidr !== undefined);
}

/** As CSV to be pasted, so without a file's byte order mark. The columns have the API's own names, and `prefix`. */
export function listCsv(entries: readonly AdditionalIp[]): string {
  const rows = entries.map(({ ip, gateway, netmask, cidr }) => [
    ip,
    gateway,
    netmask,
    String(prefixOfNetmask(netmask) ?? ''),
    cidr,
  ]);
  return writeCsv(['ip', 'gateway', 'netmask', 'prefix', 'cidr'], rows).slice(1);
}
