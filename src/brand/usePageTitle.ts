import { useEffect } from 'react';
import { useBrand } from './BrandContext.ts';

/** Titles the document "alpha · Servers · Brand", the nearest part first. Never give it a secret. */
export function usePageTitle(...parts: readonly string[]): void {
  const { brand } = useBrand();
  const title = [...parts, brand.name].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
