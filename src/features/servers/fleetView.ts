import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { fleetColumns, type FleetColumn, type KnownLoads, sortFleet } from '#domain/fleetOrder.ts';
import { fleetSearch } from '#domain/fleetSearch.ts';
import type { Server } from '#domain/server.ts';
import { type Names, useNames } from '#shared/names.tsx';
import { type DelayedText, useDelayedText } from '#ui/useDelayedText.ts';
import { useIsLoadShown } from './listChoices.ts';

/** The list's search, filters and order. All of it is in the URL, so that a link, a reload and Back keep it. */
export interface FleetView {
  readonly q?: string | undefined;
  /** A status word; `any` includes terminated servers, which are hidden by default. */
  readonly status?: string | undefined;
  /** The API's own text, since a name can change with the catalog and the configuration. Older links have the name. */
  readonly region?: string | undefined;
  /** The API's id. */
  readonly os?: string | undefined;
  readonly sort?: FleetColumn | undefined;
  readonly order?: 'desc' | undefined;
}

/** The value of `status` that includes every status. */
export const anyStatus = 'any';

/** In characters. */
export const longestQuery = 200;

function readParam(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestQuery) : undefined;
}

/**
 * Reads a link's search params; invalid values become `undefined`. Every param is present even if it is `undefined`:
 * otherwise the router would keep the link's value.
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

/** The view with the change applied; '' removes a filter. */
function changeView(view: FleetView, change: Partial<Record<keyof FleetView, string>>): FleetView {
  return readFleetView({ ...view, ...change });
}

const route = getRouteApi('/_app/servers/');

interface FleetViewState {
  readonly view: FleetView;
  /** What the search field has. */
  readonly query: DelayedText;
  /** '' removes a filter. */
  readonly change: (change: Partial<Record<keyof FleetView, string>>) => void;
}

/**
 * The view in the URL, as far as the list shows it, and functions that change it. Back undoes each filter, each order,
 * and all that was typed.
 */
export function useFleetView(): FleetViewState {
  // Read again, since the router also passes on params that the schema left out.
  const inUrl = readFleetView(route.useSearch());
  // While the load is hidden, nothing is sorted by it. The URL keeps that for when it is shown again.
  const isWithoutOrder = !useIsLoadShown() && inUrl.sort === 'load';
  const view = isWithoutOrder ? { ...inUrl, sort: undefined, order: undefined } : inUrl;
  const navigate = route.useNavigate();
  const { history } = useRouter();
  function go(part: Parameters<FleetViewState['change']>[0], replace: boolean): Promise<void> {
    const isDone = navigate({ search: (current) => changeView(current, part), replace });
    // Otherwise the history would merge it with a navigation that follows at once, such as to the server found.
    history.flush();
    return isDone;
  }
  const query = useDelayedText(view.q ?? '', (q, isSameStep) => go({ q }, isSameStep));
  return {
    view,
    query,
    change(part) {
      void query.finish();
      void go(part, false);
    },
  };
}

/** The name that a filter's value in the URL stands for; '' without one. Servers of one name are filtered together. */
export function filteredName(
  servers: readonly Server[],
  filter: 'os' | 'region',
  value: string | undefined,
  names: Names,
): string {
  if (value === undefined) return '';
  const named = servers.find((server) => names.inLink(server[filter]) === value);
  return names[filter](named?.[filter] ?? value);
}

function matches(status: string | undefined, os: string, region: string, names: Names) {
  return (server: Server): boolean => {
    if (region !== '' && names.region(server.region) !== region) return false;
    if (os !== '' && names.os(server.os) !== os) return false;
    if (status === anyStatus) return true;
    return status === undefined ? server.status !== 'terminated' : server.statusWord === status;
  };
}

/**
 * The rows of a view: filtered, searched and sorted. The whole fleet is sorted once per order, so that a keystroke only
 * filters rows that are already sorted.
 */
export function useFleetRows(
  servers: readonly Server[],
  view: FleetView,
  query: string,
  loads: KnownLoads | undefined,
): readonly Server[] {
  const names = useNames();
  const { sort = 'label', order, status, region, os } = view;
  // Only the order by a name changes with the names.
  const nameOf = sort === 'region' ? names.region : sort === 'os' ? names.os : String;
  const sorted = useMemo(
    () => sortFleet(servers, sort, order === 'desc', nameOf, loads),
    [servers, sort, order, nameOf, loads],
  );
  const filtered = useMemo(() => {
    const nameOfFilter = (filter: 'os' | 'region', value: string | undefined): string =>
      filteredName(servers, filter, value, names);
    return sorted.filter(matches(status, nameOfFilter('os', os), nameOfFilter('region', region), names));
  }, [servers, sorted, status, region, os, names]);
  return useMemo(
    () => (query.trim() === '' ? filtered : filtered.filter(fleetSearch(query, names.words))),
    [filtered, query, names],
  );
}
