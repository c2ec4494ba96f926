/**
 * IPv4 addresses and blocks as unsigned 32-bit numbers. Strict: four decimal parts without leading zeros (which some
 * systems read as octal), so that only plain addresses get into a script that is run on a machine.
 */

/** A block of addresses: its first address and how many leading bits its members share. */
export interface Ipv4Block {
  readonly network: number;
  readonly prefix: number;
}

const decimalByte = /^(?:0|[1-9]\d{0,2})$/;

/** "198.51.100.10" as a number from 0 to 2³²−1; anything but a strict dotted quad is `undefined`. */
export function parseIpv4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let address = 0;
  for (const part of parts) {
    if (!decimalByte.test(part) || Number(part) > 255) return undefined;
    address = address * 256 + Number(part);
  }
  return address;
}

/** The netmask of a prefix length, as a number. @throws RangeError for anything but 0 to 32. */
export function netmaskOf(prefix: number): number {
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > 32)
    throw new RangeError(`/${prefix} is not a prefix`);
  return prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
}

/** The first address of the block with this prefix length that contains the address. */
export function networkOf(address: number, prefix: number): number {
  return (address & netmaskOf(prefix)) >>> 0;
}

/** Reads "198.51.100.0/24"; `undefined` for anything else, such as a block with host bits set ("198.51.100.7/24"). */
export function parseIpv4Block(cidr: string): Ipv4Block | undefined {
  const [addressText, prefixText, ...rest] = cidr.split('/');
  if (addressText === undefined || prefixText === undefined || rest.length > 0) return undefined;
  const network = parseIpv4(addressText);
  if (network === undefined || !/^(?:\d|[12]\d|3[0-2])$/.test(prefixText)) return undefined;
  const prefix = Number(prefixText);
  return networkOf(network, prefix) === network ? { network, prefix } : undefined;
}

export function blockContains(block: Ipv4Block, address: number): boolean {
  return networkOf(address, block.prefix) === block.network;
}
