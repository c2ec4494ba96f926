import { addressKey, type AddressRange, blockAround, readBlock } from './addressRange.ts';
import { nameWords } from './fold.ts';
import { canonicalAddress } from './ipv6Text.ts';
import type { Server } from './server.ts';

/** A label or hostname of a server. */
export interface ServerNaming {
  readonly server: Server;
  readonly by: 'label' | 'hostname';
  readonly text: string;
}

/** The names that begin with the same words. */
export interface NameBranch {
  /** What is named by exactly the words up to here. */
  readonly namings: readonly ServerNaming[];
  /** The longer names by their next word, if there are any. */
  readonly longer?: ReadonlyMap<string, NameBranch>;
}

/** An address of a server, as text and as its sort key. */
interface PlacedAddress {
  readonly server: Server;
  readonly address: string;
  readonly key: string;
}

/** A block that additional addresses were taken from, with the servers that have the addresses. */
interface OwnedBlock {
  readonly cidr: string;
  readonly servers: readonly Server[];
}

/** A fleet indexed by what a text may say about its servers. */
export interface FleetIndex {
  readonly byId: ReadonlyMap<string, Server>;
  /** By primary and additional addresses, in canonical form. */
  readonly byAddress: ReadonlyMap<string, readonly Server[]>;
  /** Labels and hostnames by their first word, and from there on by each further one. */
  readonly names: NameBranch;
  /** By the prefix lengths that there are, and by the sort key of each block's first address. */
  readonly blocks: ReadonlyMap<number, ReadonlyMap<string, readonly OwnedBlock[]>>;
  /** Sorted by key, the lowest first. */
  readonly placed: readonly PlacedAddress[];
}

/** Adds a value once. Only the last one is compared: what a server adds twice, it adds in a row. */
function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else if (values.at(-1) !== value) values.push(value);
}

interface GrowingBranch extends NameBranch {
  readonly namings: ServerNaming[];
  longer?: Map<string, GrowingBranch>;
}

function addNames(names: GrowingBranch, server: Server): void {
  for (const by of ['label', 'hostname'] as const) {
    let branch = names;
    for (const word of nameWords(server[by])) {
      branch.longer ??= new Map();
      const next: GrowingBranch = branch.longer.get(word) ?? { namings: [] };
      branch.longer.set(word, next);
      branch = next;
    }
    if (branch !== names) branch.namings.push({ server, by, text: server[by] });
  }
}

function blocksByPrefix(
  byCidr: ReadonlyMap<string, readonly Server[]>,
): ReadonlyMap<number, ReadonlyMap<string, readonly OwnedBlock[]>> {
  const blocks = new Map<number, Map<string, OwnedBlock[]>>();
  for (const [cidr, servers] of byCidr) {
    const block = readBlock(cidr);
    if (block === undefined) continue;
    const prefix = Number(cidr.slice(cidr.indexOf('/') + 1));
    const byFirst = blocks.get(prefix) ?? new Map<string, OwnedBlock[]>();
    blocks.set(prefix, byFirst);
    add(byFirst, block.first, { cidr, servers });
  }
  return blocks;
}

/** How many servers are read between two steps. */
const serversAtOnce = 500;

function* makeIndex(servers: readonly Server[]): Generator<undefined, FleetIndex> {
  const byAddress = new Map<string, Server[]>();
  const names: GrowingBranch = { namings: [] };
  const byCidr = new Map<string, Server[]>();
  const placed: PlacedAddress[] = [];
  for (const [at, server] of servers.entries()) {
    if (at % serversAtOnce === serversAtOnce - 1) yield;
    for (const text of [server.ipAddress, ...server.additionalIps.map(({ ip }) => ip)]) {
      const address = canonicalAddress(text);
      if (address === undefined) continue;
      add(byAddress, address, server);
      const key = addressKey(address);
      if (key !== undefined) placed.push({ server, address, key });
    }
    for (const { cidr } of server.additionalIps) add(byCidr, cidr, server);
    addNames(names, server);
  }
  placed.sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
  return {
    byId: new Map(servers.map((server) => [server.id, server])),
    byAddress,
    names,
    blocks: blocksByPrefix(byCidr),
    placed,
  };
}

const cachedIndexes = new WeakMap<readonly Server[], FleetIndex>();

/** The index of a fleet, built once for each response, in steps of a few milliseconds. */
export function* fleetIndexInSteps(servers: readonly Server[]): Generator<undefined, FleetIndex> {
  const known = cachedIndexes.get(servers);
  if (known !== undefined) return known;
  const index = yield* makeIndex(servers);
  cachedIndexes.set(servers, index);
  return index;
}

/** The blocks that an address lies in, in as many steps as there are prefix lengths. */
export function blocksAround({ blocks }: FleetIndex, address: string): readonly OwnedBlock[] {
  const key = addressKey(address);
  if (key === undefined) return [];
  return [...blocks].flatMap(([prefix, byFirst]) => byFirst.get(blockAround(key, prefix)?.first ?? '') ?? []);
}

/** Where in the sorted addresses the first one is that is not below a key, or above it. */
function placeOf(placed: readonly PlacedAddress[], key: string, isAfter: boolean): number {
  let low = 0;
  for (let high = placed.length; low < high;) {
    const middle = (low + high) >>> 1;
    const at = placed[middle]?.key ?? '';
    if (at < key || (isAfter && at === key)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where in `placed` the addresses of a range are: from `start`, and before `end`. */
export function placesIn(
  { placed }: FleetIndex,
  { first, last }: AddressRange,
): { readonly start: number; readonly end: number } {
  return { start: placeOf(placed, first, false), end: placeOf(placed, last, true) };
}
