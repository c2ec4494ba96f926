import type { Configuration } from '#brand/configuration.ts';
import { regionLabel } from '#brand/regionLabel.ts';
import type { Server } from '#domain/server.ts';
import { download } from '#ui/download.ts';
import { fleetCsv } from './fleetCsv.ts';

/** Hands the servers over as a file, in the order given, their regions by the names that this brand has for them. */
export function exportCsv(name: string, servers: readonly Server[], brand: Configuration): void {
  const named = servers.map((server) => ({ ...server, region: regionLabel(server.region, brand) }));
  download(name, 'text/csv;charset=utf-8', fleetCsv(named));
}
