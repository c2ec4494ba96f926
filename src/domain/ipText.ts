import { type Ipv4Block, netmaskOf, parseIpv4 } from './ipAddress.ts';

/** What few pages need of addresses; the list of servers, the first page, needs what is in `ipAddress.ts`. */

/** Whether a text is a plain IPv4 or IPv6 address: no zone, no brackets, no port, no prefix. */
export function isIpAddress(text: string): boolean {
  if (parseIpv4(text) !== undefined) return true;
  return text.includes(':') && /^[0-9a-f:.]{2,45}$/i.test(text) && URL.canParse(`http://[${text}]/`);
}

/** The dotted form of a number from 0 to 2³²−1. @throws RangeError for any other number. */
export function formatIpv4(address: number): string {
  if (!Number.isInteger(address) || address < 0 || address > 0xffffffff) {
    throw new RangeError(`${address} is not an IPv4 address`);
  }
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** The prefix length of a netmask ("255.255.255.0" is 24); `undefined` where the text is not a valid netmask. */
export function prefixOfNetmask(netmask: string): number | undefined {
  const bits = parseIpv4(netmask);
  if (bits === undefined) return undefined;
  const prefix = Math.clz32(~bits >>> 0);
  return netmaskOf(prefix) === bits ? prefix : undefined;
}

export function formatIpv4Block(block: Ipv4Block): string {
  return `${formatIpv4(block.network)}/${block.prefix}`;
}
