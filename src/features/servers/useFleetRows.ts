import { useMemo } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import type { Configuration } from '#brand/configuration.ts';
import { regionLabel } from '#brand/regionLabel.ts';
import { sortFleet } from '#domain/fleetOrder.ts';
import { fleetSearch } from '#domain/fleetSearch.ts';
import type { Server } from '#domain/server.ts';
import { anyStatus, type FleetView } from './fleetView.ts';

function matches({ status, region, os }: FleetView, brand: Configuration): (server: Server) => boolean {
  return (server) => {
    if (region !== undefined && regionLabel(server.region, brand) !== region) return false;
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
  const brand = useBrand();
  const { sort = 'label', order, status, region, os } = view;
  const sorted = useMemo(() => sortFleet(servers, sort, order === 'desc'), [servers, sort, order]);
  const filtered = useMemo(
    () => sorted.filter(matches({ status, region, os }, brand)),
    [sorted, status, region, os, brand],
  );
  return useMemo(
    () => (query.trim() === '' ? filtered : filtered.filter(fleetSearch(query))),
    [filtered, query],
  );
}
