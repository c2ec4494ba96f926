import { lazy, type ReactNode, Suspense } from 'react';

/** Only an address that stands for nothing needs it. */
const NoSuchPage = lazy(() => import('./deferred.ts').then(({ NoSuchPage }) => ({ default: NoSuchPage })));

/** What stands at an address that stands for nothing. */
export function NotFound(): ReactNode {
  return (
    <Suspense>
      <NoSuchPage />
    </Suspense>
  );
}

/** The same as a page of its own, outside the frame of the signed-in pages. */
export function NotFoundPage(): ReactNode {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col justify-center gap-4 px-4 py-10">
      <NotFound />
    </main>
  );
}
