import { regionLabel } from '#brand/brandedWords.ts';
import type { Configuration } from '#brand/configuration.ts';
import { writeCsv } from '#domain/csv.ts';
import type { Server } from '#domain/server.ts';
import { download } from '#ui/download.ts';

/** The header row: the API's field names, so that programs can rely on them in every language. */
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
];

function number(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

function instant(at: number | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString();
}

/** The servers as CSV, in the given order; values that the API did not return are empty. */
function fleetCsv(servers: readonly Server[]): string {
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
      server.region,
      number(server.vcpu),
      number(server.ramMb),
      number(server.diskGb),
      number(server.bandwidthGb),
      instant(server.createdAt),
      instant(server.updatedAt),
    ]),
  );
}

/** Downloads the servers as a CSV file, in the given order, with this brand's names for the regions. */
export function exportCsv(name: string, servers: readonly Server[], brand: Configuration): void {
  const named = servers.map((server) => ({ ...server, region: regionLabel(server.region, brand) }));
  download(name, 'text/csv;charset=utf-8', fleetCsv(named));
}
