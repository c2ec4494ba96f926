import { type ComponentType, createContext } from 'react';
import type { KnownLoads } from '#domain/fleetOrder.ts';
import type { Server } from '#domain/server.ts';

/** Shows one server's load, and a placeholder where it has none. */
export type Meters = ComponentType<{ server: Server; isCard?: boolean }>;

/** What comes of the load once the list is painted. */
export interface FleetLoad {
  readonly Meters: Meters;
  /** What the order by load goes by. It is renewed now and then, so that the rows don't jump with each sample. */
  readonly loads?: KnownLoads;
}

/** What shows the load: `undefined` until its code has come, `null` where the list doesn't show it. */
export const MetersContext = createContext<Meters | null | undefined>(null);
