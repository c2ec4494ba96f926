import { type ComponentType, createContext } from 'react';
import type { KnownLoads } from '#domain/fleetOrder.ts';
import type { Server } from '#domain/server.ts';

/** What shows the load. */
export interface LoadParts {
  /** One server's load, and a placeholder where it has none. */
  readonly Meters: ComponentType<{ server: Server; isCard?: boolean }>;
}

/** What comes of the load once the list is painted. */
export interface FleetLoad {
  readonly parts: LoadParts;
  /** What the order by load goes by. It is renewed now and then, so that the rows don't jump with each sample. */
  readonly loads?: KnownLoads;
}

/** What shows the load: `undefined` until its code has come, `null` where the list doesn't show it. */
export const LoadPartsContext = createContext<LoadParts | null | undefined>(null);
