import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { regionLabel } from '#brand/brandedWords.ts';
import type { Configuration } from '#brand/configuration.ts';
import { fleetColumns, type FleetColumn, sortFleet } from '#domain/fleetOrder.ts';
import { fleetSearch } from '#domain/fleetSearch.ts';
import type { Server } from '#domain/server.ts';
import { useTyped } from '#ui/useTyped.ts';

/** How the list is looked at: all of it lies in the address, so that a link, a reload and Back keep it. */
export interface FleetView {
  readonly q?: string | undefined;
  /** A state's word; `any` is all of them, the terminated too, which are hidden otherwise. */
  readonly status?: string | undefined;
  readonly region?: string | undefined;
  readonly os?: string | undefined;
  readonly sort?: FleetColumn | undefined;
  readonly order?: 'desc' | undefined;
}

/** The word that asks for every state. */
export const anyStatus = 'any';

/** In characters. */
const longestQuery = 200;

function readParam(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestQuery) : undefined;
}

/**
 * Reads the search params of a link; what can't be meant is left out. Each param is named although it is nothing: the
 * router would keep what the link says of it otherwise.
 */
export function readFleetView(search: Record<string, unknown>): FleetView {
  return {
    q: readParam(search['q']),
    status: readParam(search['status']),
    region: readParam(search['region']),
    os: readParam(search['os']),
    sort: fleetColumns.find((column) => column === search['sort']),
    order: search['order'] === 'desc' ? 'desc' : undefined,
  };
}

/** The view with one thing changed; '' takes a filter away. */
function changeView(view: FleetView, change: Partial<Record<keyof FleetView, string>>): FleetView {
  return readFleetView({ ...view, ...change });
}

const route = getRouteApi('/_app/servers/');

interface FleetViewState {
  readonly view: FleetView;
  /** What is in the search field; ahead of the address while a person types. */
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly change: (change: Partial<Record<keyof FleetView, string>>) => void;
}

/** The view that the address holds, and what changes it. */
export function useFleetView(): FleetViewState {
  // Read once more, since the router hands on what the schema left out, too.
  const view = readFleetView(route.useSearch());
  const navigate = route.useNavigate();
  const change: FleetViewState['change'] = (part) =>
    void navigate({ search: (current) => changeView(current, part), replace: true });
  const [query, setTyped] = useTyped(view.q ?? '', (q) => change({ q }));
  return { view, query, setQuery: (typed) => setTyped(typed.slice(0, longestQuery)), change };
}

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
