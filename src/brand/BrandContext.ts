import { useLingui } from '@lingui/react/macro';
import { createContext, use, useLayoutEffect } from 'react';
import type { Configuration } from './configuration.ts';
import { readConfiguration } from './readConfiguration.ts';
import { createStore } from '#ui/createStore.ts';
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

/** The title of the page on the screen; `undefined` while there is none, or a part of it waits for a response. */
export const pageTitle = createStore<string | undefined>(undefined);

/**
 * Sets the document's title, such as "Networking · alpha · Brand", the nearest part first, behind "Sandbox" in one.
 * Never pass a secret.
 * @param parts `undefined` for one that waits for a response
 */
export function usePageTitle(...parts: readonly (string | undefined)[]): void {
  const { brand } = useBrand();
  const { t } = useLingui();
  const known = parts.filter((part) => part !== undefined);
  const title = [...(useSandbox() ? [t`Sandbox`] : []), ...known, brand.name].join(' · ');
  const isComplete = known.length === parts.length;
  // A layout effect: once the router says that a page is rendered, this is the title of that page.
  useLayoutEffect(() => {
    document.title = title;
    if (!isComplete) return undefined;
    pageTitle.set(title);
    return () => pageTitle.set(undefined);
  }, [title, isComplete]);
}
