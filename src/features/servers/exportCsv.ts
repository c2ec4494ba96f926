import type { Server } from '#domain/server.ts';
import { download } from '#ui/download.ts';
import { fleetCsv } from './fleetCsv.ts';

/** Hands the servers over as a file, in the order given. */
export function exportCsv(name: string, servers: readonly Server[]): void {
  download(name, 'text/csv;charset=utf-8', fleetCsv(servers));
}
