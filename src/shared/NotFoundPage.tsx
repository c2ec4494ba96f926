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

/** The same as a whole page, outside the signed-in frame. */
export function NotFoundPage(): ReactNode {
  return (
    <main className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center gap-4 px-4 py-10">
      <NotFound />
    </main>
  );
}
