import { createContext, use, useEffect } from 'react';
import type { Configuration } from './configuration.ts';
import { readConfiguration } from './readConfiguration.ts';

/** The operator's configuration, for every component below. */
export const BrandContext = createContext<Configuration>(readConfiguration('').configuration);

export function useBrand(): Configuration {
  return use(BrandContext);
}

/** Titles the document "alpha · Servers · Brand", the nearest part first. Never give it a secret. */
export function usePageTitle(...parts: readonly string[]): void {
  const { brand } = useBrand();
  const title = [...parts, brand.name].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
