import type { IpEntry } from '#api/generated/model/ipEntry.ts';
import { netmaskOf, parseIpv4, parseIpv4Block, type Ipv4Block } from '#domain/ipAddress.ts';
import { formatIpv4, formatIpv4Block } from '#domain/ipText.ts';
import { regions } from './catalog.ts';

/** An IP address with the gateway, netmask and block that the guest system needs to use it. */
export type Address = Required<IpEntry>;

/**
 * The addresses available in a world, from 198.18.0.0/15 (RFC 2544, for tests: never routed on the Internet). Each
 * region has a /17: half for primary addresses, a quarter for single additional addresses, a quarter for blocks.
 */
export interface AddressPool {
  allocatePrimary(region: string): Address | undefined;
  /** All `count` addresses, or `undefined` with none allocated. */
  allocateSingles(region: string, count: number): readonly Address[] | undefined;
  /** The usable addresses of a whole block: without network, gateway (the first) and broadcast. */
  allocateBlock(region: string, prefix: number): readonly Address[] | undefined;
  release(addresses: readonly Address[]): void;
  /** `true`: no address can be allocated from now on. `false`: free addresses can be allocated again. */
  setExhausted(exhausted: boolean): void;
}

const poolStart = 198 * 2 ** 24 + 18 * 2 ** 16;
const regionSize = 2 ** 15;
const firstHost = 10;
const lastHost = 254;
const smallestBlock = 29;
const hostsInNetwork = lastHost - firstHost + 1;

/** A run of /24 networks from which addresses are allocated one by one, lowest first. */
interface Section {
  readonly start: number;
  readonly networks: number;
  /** No host below this index is free. */
  firstPossible: number;
}

interface RegionSections {
  readonly primary: Section;
  readonly single: Section;
  readonly blocks: Section;
}

function sectionsOf(regionIndex: number): RegionSections {
  const start = poolStart + regionIndex * regionSize;
  const section = (offset: number, networks: number): Section => ({
    start: start + offset,
    networks,
    firstPossible: 0,
  });
  return { primary: section(0, 64), single: section(2 ** 14, 32), blocks: section(2 ** 14 + 2 ** 13, 32) };
}

function addressIn(block: Ipv4Block, address: number, region: string): Address {
  return {
    ip: formatIpv4(address),
    gateway: formatIpv4(block.network + 1),
    netmask: formatIpv4(netmaskOf(block.prefix)),
    cidr: formatIpv4Block(block),
    region,
  };
}

export function createAddressPool(): AddressPool {
  const sections = new Map<string, RegionSections>(
    regions.map(({ display }, index) => [display, sectionsOf(index)]),
  );
  const taken = new Set<number>();
  let exhausted = false;

  const takeHost = (section: Section, region: string): Address | undefined => {
    for (let host = section.firstPossible; host < section.networks * hostsInNetwork; host += 1) {
      const network = section.start + Math.floor(host / hostsInNetwork) * 256;
      const address = network + firstHost + (host % hostsInNetwork);
      section.firstPossible = host + 1;
      if (!taken.has(address)) {
        taken.add(address);
        return addressIn({ network, prefix: 24 }, address, region);
      }
    }
    return undefined;
  };

  const release = (addresses: readonly Address[]): void => {
    for (const { ip, cidr, region } of addresses) {
      const address = parseIpv4(ip);
      const block = parseIpv4Block(cidr);
      if (address === undefined || block === undefined) continue;
      for (const start of block.prefix > 24 ? slotsOf(block) : [address]) taken.delete(start);
      const regionSections = sections.get(region);
      if (regionSections !== undefined) {
        regionSections.primary.firstPossible = 0;
        regionSections.single.firstPossible = 0;
      }
    }
  };

  return {
    allocatePrimary(region) {
      const regionSections = sections.get(region);
      return exhausted || regionSections === undefined ? undefined : takeHost(regionSections.primary, region);
    },
    allocateSingles(region, count) {
      const regionSections = sections.get(region);
      if (exhausted || regionSections === undefined) return undefined;
      const addresses: Address[] = [];
      while (addresses.length < count) {
        const address = takeHost(regionSections.single, region);
        if (address === undefined) {
          release(addresses);
          return undefined;
        }
        addresses.push(address);
      }
      return addresses;
    },
    allocateBlock(region, prefix) {
      const regionSections = sections.get(region);
      if (exhausted || regionSections === undefined) return undefined;
      const block = freeBlock(regionSections.blocks, prefix, taken);
      if (block === undefined) return undefined;
      for (const slot of slotsOf(block)) taken.add(slot);
      const size = 2 ** (32 - prefix);
      return Array.from({ length: size - 3 }, (_, index) =>
        addressIn(block, block.network + 2 + index, region),
      );
    },
    release,
    setExhausted(next) {
      exhausted = next;
    },
  };
}

/** The starts of the /29s in a block: the set of taken addresses records a block by these. */
function slotsOf({ network, prefix }: Ipv4Block): readonly number[] {
  return Array.from(
    { length: 2 ** (smallestBlock - prefix) },
    (_, index) => network + index * 2 ** (32 - smallestBlock),
  );
}

/** The lowest free block of this size. */
function freeBlock(section: Section, prefix: number, taken: ReadonlySet<number>): Ipv4Block | undefined {
  const size = 2 ** (32 - prefix);
  for (let network = section.start; network < section.start + section.networks * 256; network += size) {
    const block = { network, prefix };
    if (slotsOf(block).every((slot) => !taken.has(slot))) return block;
  }
  return undefined;
}
