import { lazy, type ReactNode, Suspense } from 'react';

/** Needed only at an address without a page. */
const NoSuchPage = lazy(() => import('./sharedParts.ts').then(({ NoSuchPage }) => ({ default: NoSuchPage })));

/** Shown at an address without a page. */
export function NotFound(): ReactNode {
  return (
    <Suspense>
      <NoSuchPage />
    </Suspense>
  );
}
