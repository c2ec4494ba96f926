import type { AdditionalIp, DetailedServer } from '#domain/server.ts';
import { blockContains, netmaskOf, networkOf, parseIpv4, parseIpv4Block } from '#domain/ipAddress.ts';
import { formatIpv4, prefixOfNetmask } from '#domain/ipText.ts';

/** An additional address that can be set up in a guest. Each text is formatted from a parsed number. */
export interface GuestAddress {
  readonly ip: string;
  /** The prefix length of its netmask, 8 to 32. The entry's `cidr` is the block that the address was taken from. */
  readonly prefix: number;
  readonly gateway: string;
}

/** Why an entry is left out of the generated scripts. */
export type AddressProblem =
  | 'ipv6'
  | 'unreadable'
  | 'notForHosts'
  | 'primary'
  | 'isGateway'
  | 'repeated'
  | 'noNetmask'
  | 'oddNetmask'
  | 'noGateway'
  | 'oddGateway'
  | 'oddBlock'
  | 'networkOrBroadcast';

/** An entry as the API sent it, with the address to set up in the guest, or the problem. */
export type ReadAddress =
  | { readonly entry: AdditionalIp; readonly address: GuestAddress; readonly problem?: undefined }
  | { readonly entry: AdditionalIp; readonly address?: undefined; readonly problem: AddressProblem };

type Addressed = Pick<DetailedServer, 'ipAddress' | 'gateway' | 'additionalIps'>;

/** A wider netmask adds a route to more addresses than any provider owns; /0 adds a default route. */
const widestPrefix = 8;

/** Excludes "this network", loopback, and from 224.0.0.0 on multicast, reserved and broadcast (RFC 6890). */
function isForHosts(address: number): boolean {
  const first = address >>> 24;
  return first !== 0 && first !== 127 && first < 224;
}

function isEndOfNetwork(address: number, prefix: number): boolean {
  const network = networkOf(address, prefix);
  return prefix <= 30 && (address === network || address === (network | ~netmaskOf(prefix)) >>> 0);
}

function problemOfIp(text: string, server: Addressed): AddressProblem | undefined {
  const address = parseIpv4(text);
  if (address === undefined) return /^[0-9a-f.]*:[0-9a-f:.]*$/i.test(text) ? 'ipv6' : 'unreadable';
  if (!isForHosts(address)) return 'notForHosts';
  if (address === parseIpv4(server.ipAddress)) return 'primary';
  return address === parseIpv4(server.gateway) ? 'isGateway' : undefined;
}

function readEntry(entry: AdditionalIp, server: Addressed): GuestAddress | AddressProblem {
  const ip = parseIpv4(entry.ip);
  const problem = problemOfIp(entry.ip, server);
  if (problem !== undefined || ip === undefined) return problem ?? 'unreadable';
  if (entry.netmask === '') return 'noNetmask';
  const prefix = prefixOfNetmask(entry.netmask);
  if (prefix === undefined || prefix < widestPrefix) return 'oddNetmask';
  if (entry.gateway === '') return 'noGateway';
  const gateway = parseIpv4(entry.gateway);
  if (gateway === undefined || !isForHosts(gateway)) return 'oddGateway';
  if (gateway === ip) return 'isGateway';
  const block = parseIpv4Block(entry.cidr);
  if (entry.cidr !== '' && (block === undefined || !blockContains(block, ip))) return 'oddBlock';
  if (isEndOfNetwork(ip, prefix)) return 'networkOrBroadcast';
  return { ip: formatIpv4(ip), prefix, gateway: formatIpv4(gateway) };
}

/** Reads a server's additional addresses, in order: each can be set up in the guest, or has a problem. */
export function readGuestAddresses(server: Addressed): readonly ReadAddress[] {
  const known = new Set<string>();
  return server.additionalIps.map((entry) => {
    const read = readEntry(entry, server);
    if (typeof read === 'string') return { entry, problem: read };
    if (known.has(read.ip)) return { entry, problem: 'repeated' };
    known.add(read.ip);
    return { entry, address: read };
  });
}

/** "198.51.100.11/24": an address with the prefix of its netmask. */
export function asCidr({ ip, prefix }: Pick<GuestAddress, 'ip' | 'prefix'>): string {
  return `${ip}/${prefix}`;
}

/** The same for an entry, whatever else is wrong with it; `undefined` where address or netmask can't be read. */
export function entryAsCidr({ ip, netmask }: AdditionalIp): string | undefined {
  const prefix = prefixOfNetmask(netmask);
  return parseIpv4(ip) === undefined || prefix === undefined ? undefined : asCidr({ ip, prefix });
}
