import { createContext, use, useEffect } from 'react';
import type { Configuration } from './configuration.ts';
import { readConfiguration } from './readConfiguration.ts';

/** The operator's configuration, for every component below. */
export const BrandContext = createContext<Configuration>(readConfiguration('').configuration);

export function useBrand(): Configuration {
  return use(BrandContext);
}

/** Sets the document's title, such as "alpha · Servers · Brand", the nearest part first. Never pass a secret. */
export function usePageTitle(...parts: readonly string[]): void {
  const { brand } = useBrand();
  const title = [...parts, brand.name].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
