import { writeCsv } from '#domain/csv.ts';
import type { Server } from '#domain/server.ts';
import type { Names } from '#shared/names.tsx';
import { download } from '#ui/download.ts';

/**
 * The header row: the API's field names, so that programs can rely on them in every language. `os` and `region`
 * are the API's own texts, which stay the same whatever the catalog calls them; the last two columns have the names that
 * the list shows.
 */
const head = [
  'id',
  'label',
  'hostname',
  'status',
  'ipAddress',
  'additionalIps',
  'os',
  'region',
  'vcpu',
  'ramMb',
  'diskGb',
  'bandwidthGb',
  'createdAt',
  'updatedAt',
  'osName',
  'regionName',
];

function number(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

function instant(at: number | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString();
}

/** The servers as CSV, in the given order; values that the API did not return are empty. */
function fleetCsv(servers: readonly Server[], names: Names): string {
  return writeCsv(
    head,
    servers.map((server) => [
      server.id,
      server.label,
      server.hostname,
      server.statusWord,
      server.ipAddress,
      server.additionalIps.map(({ ip }) => ip).join(' '),
      server.os,
      names.inLink(server.region),
      number(server.vcpu),
      number(server.ramMb),
      number(server.diskGb),
      number(server.bandwidthGb),
      instant(server.createdAt),
      instant(server.updatedAt),
      names.os(server.os),
      names.region(server.region),
    ]),
  );
}

/** Downloads the servers as a CSV file, in the given order, with the names that the list shows. */
export function exportCsv(name: string, servers: readonly Server[], names: Names): void {
  download(name, 'text/csv;charset=utf-8', fleetCsv(servers, names));
}
