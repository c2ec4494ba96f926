import { createContext, use } from 'react';
import type { Configuration } from './configuration.ts';
import { readConfiguration } from './readConfiguration.ts';

/** The operator's configuration, for every component below. */
export const BrandContext = createContext<Configuration>(readConfiguration('').configuration);

export function useBrand(): Configuration {
  return use(BrandContext);
}
