import type { QueryClient } from '@tanstack/react-query';
import {
  getListOsTemplatesQueryOptions,
  getListProductsQueryOptions,
  getListRegionsQueryOptions,
} from '#api/generated/catalog/catalog.ts';
import { prefetch } from '#api/queryClient.ts';

/** Starts to load the catalog while the page's code is still loading. */
export function prefetchCatalog(queryClient: QueryClient, cause: Parameters<typeof prefetch>[2]): void {
  prefetch(queryClient, getListProductsQueryOptions(), cause);
  prefetch(queryClient, getListRegionsQueryOptions(), cause);
  prefetch(queryClient, getListOsTemplatesQueryOptions(), cause);
}
