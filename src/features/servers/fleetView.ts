import { fleetColumns, type FleetColumn } from '#domain/fleetOrder.ts';

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
export const longestQuery = 200;

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
export function changeView(view: FleetView, change: Partial<Record<keyof FleetView, string>>): FleetView {
  return readFleetView({ ...view, ...change });
}
