import { blockContains, type Ipv4Block, parseIpv4, parseIpv4Block } from './ipAddress.ts';
import { nameWords } from './fold.ts';
import { canonicalAddress } from './ipv6Text.ts';
import type { Server } from './server.ts';

/** A label or hostname of a server, split into words. */
export interface ServerNaming {
  readonly server: Server;
  readonly by: 'label' | 'hostname';
  readonly text: string;
  readonly words: readonly string[];
}

/** An IPv4 address of a server, as text and as a number. */
interface PlacedAddress {
  readonly server: Server;
  readonly address: string;
  readonly number: number;
}

/** A fleet indexed by what a text may say about its servers. */
export interface FleetIndex {
  readonly byId: ReadonlyMap<string, Server>;
  /** By primary and additional addresses, in canonical form. */
  readonly byAddress: ReadonlyMap<string, readonly Server[]>;
  /** Labels and hostnames by their first word. */
  readonly byFirstWord: ReadonlyMap<string, readonly ServerNaming[]>;
  /** The blocks that additional addresses were taken from, each once, with the servers that have the addresses. */
  readonly blocks: readonly {
    readonly block: Ipv4Block;
    readonly cidr: string;
    readonly servers: readonly Server[];
  }[];
  /** Sorted by number, the lowest first. */
  readonly placed: readonly PlacedAddress[];
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else if (!values.includes(value)) values.push(value);
}

function namingsOf(server: Server): readonly ServerNaming[] {
  return (['label', 'hostname'] as const)
    .map((by) => ({ server, by, text: server[by], words: nameWords(server[by]) }))
    .filter(({ words }) => words.length > 0);
}

function makeIndex(servers: readonly Server[]): FleetIndex {
  const byAddress = new Map<string, Server[]>();
  const byFirstWord = new Map<string, ServerNaming[]>();
  const byCidr = new Map<string, Server[]>();
  const placed: PlacedAddress[] = [];
  for (const server of servers) {
    for (const text of [server.ipAddress, ...server.additionalIps.map(({ ip }) => ip)]) {
      const address = canonicalAddress(text);
      if (address === undefined) continue;
      add(byAddress, address, server);
      const number = parseIpv4(address);
      if (number !== undefined) placed.push({ server, address, number });
    }
    for (const { cidr } of server.additionalIps) add(byCidr, cidr, server);
    for (const naming of namingsOf(server)) add(byFirstWord, naming.words[0] ?? '', naming);
  }
  const blocks = [...byCidr].flatMap(([cidr, owners]) => {
    const block = parseIpv4Block(cidr);
    return block === undefined ? [] : [{ block, cidr, servers: owners }];
  });
  placed.sort((one, other) => one.number - other.number);
  return {
    byId: new Map(servers.map((server) => [server.id, server])),
    byAddress,
    byFirstWord,
    blocks,
    placed,
  };
}

const cachedIndexes = new WeakMap<readonly Server[], FleetIndex>();

/** The index of a fleet, built once for each response. */
export function fleetIndex(servers: readonly Server[]): FleetIndex {
  const known = cachedIndexes.get(servers);
  if (known !== undefined) return known;
  const index = makeIndex(servers);
  cachedIndexes.set(servers, index);
  return index;
}

/** The addresses of a fleet that lie in a block, each with its server. */
export function addressesIn(index: FleetIndex, block: Ipv4Block): readonly PlacedAddress[] {
  const { placed } = index;
  let low = 0;
  for (let high = placed.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((placed[middle]?.number ?? 0) < block.network) low = middle + 1;
    else high = middle;
  }
  const after = placed.findIndex(({ number }, at) => at >= low && !blockContains(block, number));
  return placed.slice(low, after === -1 ? undefined : after);
}
