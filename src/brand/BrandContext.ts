import { useLingui } from '@lingui/react/macro';
import { createContext, use, useEffect } from 'react';
import type { Configuration } from './configuration.ts';
import { readConfiguration } from './readConfiguration.ts';
import { useSandbox } from './sandbox.ts';

export const defaultConfiguration: Configuration = readConfiguration('').configuration;

/** The operator's configuration, for every component below. */
export const BrandContext = createContext(defaultConfiguration);

export function useBrand(): Configuration {
  return use(BrandContext);
}

/** The official dashboard's name: the operator's, otherwise made of the brand's in the language of the page. */
export function useDashboardName(): string {
  const { brand, dashboard } = useBrand();
  const { t } = useLingui();
  return dashboard.name || t`${brand.name} dashboard`;
}

/**
 * Sets the document's title, such as "alpha · Servers · Brand", the nearest part first, behind "Sandbox" in one. Never
 * pass a secret.
 */
export function usePageTitle(...parts: readonly string[]): void {
  const { brand } = useBrand();
  const { t } = useLingui();
  const title = [...(useSandbox() ? [t`Sandbox`] : []), ...parts, brand.name].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
