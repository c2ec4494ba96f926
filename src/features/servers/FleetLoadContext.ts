import { type ComponentType, createContext, use } from 'react';
import type { KnownLoads } from '#domain/fleetOrder.ts';
import type { Server } from '#domain/server.ts';

/** What shows the load. Its code comes once the list is painted. */
export interface LoadParts {
  /** The meters of one server that runs. */
  readonly Meters: ComponentType<{ server: Server; isCard?: boolean }>;
  /** Of how many servers the load is known. */
  readonly KnownCount: ComponentType;
}

/** What is known about the load of the list. */
export interface FleetLoad {
  readonly parts: LoadParts;
  /** What the order by load goes by. It is renewed now and then, so that the rows don't jump with each sample. */
  readonly loads?: KnownLoads;
}

/** `null` where the list doesn't show the load. */
export const LoadPartsContext = createContext<LoadParts | null | undefined>(null);

/** What shows the load: `undefined` until its code has come, `null` where the list doesn't show it. */
export const useLoadParts = (): LoadParts | null | undefined => use(LoadPartsContext);
