import { parseIpv4 } from './ipAddress.ts';
import type { Server } from './server.ts';
import type { ServerStatus } from './serverStatus.ts';

/** What a fleet can be sorted by. */
export const fleetColumns = ['label', 'status', 'ip', 'os', 'region', 'size', 'created', 'load'] as const;

export type FleetColumn = (typeof fleetColumns)[number];

/** States that need attention rank first. An unknown state ranks just behind those that surely need it. */
const attention: Record<ServerStatus, number> = {
  failed: 0,
  suspended: 1,
  pending: 3,
  provisioning: 3,
  building: 3,
  stopped: 4,
  running: 5,
  terminated: 6,
};
const unknownAttention = 2;

/** Compares numbers within texts as numbers, so that web-9 comes before web-10. */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

type SortKey = string | number | undefined;

type NameOf = (text: string) => string;

/** How busy the servers are whose load is known, by id, in percent (`busynessOf` in serverStats.ts). */
export type KnownLoads = ReadonlyMap<string, number>;

const keyOf: Record<FleetColumn, (server: Server, nameOf: NameOf, loads?: KnownLoads) => SortKey> = {
  label: ({ label, hostname }) => label || hostname || undefined,
  status: ({ status }) => (status === undefined ? unknownAttention : attention[status]),
  ip: ({ ipAddress }) => parseIpv4(ipAddress) ?? (ipAddress || undefined),
  os: ({ os }, nameOf) => nameOf(os) || undefined,
  region: ({ region }, nameOf) => nameOf(region) || undefined,
  size: ({ vcpu, ramMb }) => (vcpu === undefined ? undefined : vcpu * 1e9 + (ramMb ?? 0)),
  created: ({ createdAt }) => createdAt,
  load: ({ id }, _, loads) => loads?.get(id),
};

function compareKeys(one: SortKey, other: SortKey): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  // IPv4 addresses, which are numbers, come before those that are only text (IPv6, or malformed ones).
  if (typeof one === 'number') return -1;
  if (typeof other === 'number') return 1;
  return collator.compare(one ?? '', other ?? '');
}

interface Keyed {
  readonly server: Server;
  readonly key: SortKey;
  readonly name: string;
}

/**
 * Sorts a fleet by one column. Rows without a value come last in both directions. Equal rows are sorted by label,
 * ascending.
 * @param nameOf what the list shows for an operating system or a region, if the column is one of these
 * @param loads what the order by load goes by; without it, none is known
 */
export function sortFleet(
  servers: readonly Server[],
  column: FleetColumn,
  descending: boolean,
  nameOf: NameOf,
  loads?: KnownLoads,
): readonly Server[] {
  const key = keyOf[column];
  const direction = descending ? -1 : 1;
  const keyed = servers.map((server): Keyed => ({
    server,
    key: key(server, nameOf, loads),
    name: server.label,
  }));
  keyed.sort((one, other) => {
    if (one.key === undefined || other.key === undefined) {
      if (one.key !== other.key) return one.key === undefined ? 1 : -1;
    } else {
      const order = compareKeys(one.key, other.key);
      if (order !== 0) return order * direction;
    }
    return column === 'label' ? 0 : collator.compare(one.name, other.name);
  });
  return keyed.map(({ server }) => server);
}
