import { useMemo } from 'react';
import { sortFleet } from '#domain/fleetOrder.ts';
import { fleetSearch } from '#domain/fleetSearch.ts';
import type { Server } from '#domain/server.ts';
import { anyStatus, type FleetView } from './fleetView.ts';

function matches({ status, region, os }: FleetView): (server: Server) => boolean {
  return (server) => {
    if (region !== undefined && server.region !== region) return false;
    if (os !== undefined && server.os !== os) return false;
    if (status === anyStatus) return true;
    return status === undefined ? server.status !== 'terminated' : server.statusWord === status;
  };
}

/**
 * The rows of a view: filtered, searched, sorted. The whole fleet is sorted once an order, so that a keystroke only
 * sifts rows that stand in order already.
 */
export function useFleetRows(servers: readonly Server[], view: FleetView, query: string): readonly Server[] {
  const { sort = 'label', order, status, region, os } = view;
  const sorted = useMemo(() => sortFleet(servers, sort, order === 'desc'), [servers, sort, order]);
  const filtered = useMemo(
    () => sorted.filter(matches({ status, region, os })),
    [sorted, status, region, os],
  );
  return useMemo(
    () => (query.trim() === '' ? filtered : filtered.filter(fleetSearch(query))),
    [filtered, query],
  );
}
