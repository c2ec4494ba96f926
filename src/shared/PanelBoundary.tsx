import { CatchBoundary, type ErrorRouteComponent, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';

/** Only a page with a fault needs it. */
const BrokenPanel = lazy(() => import('./deferred.ts').then(({ BrokenPanel }) => ({ default: BrokenPanel })));

function Broken(): ReactNode {
  return (
    <Suspense>
      <BrokenPanel />
    </Suspense>
  );
}

interface PanelBoundaryProps {
  /** What stands in the place of what broke, where that is more than a panel. */
  instead?: ErrorRouteComponent;
  children: ReactNode;
}

/**
 * Keeps a fault to the panel it is in, code that can't be fetched any more included: the rest of the page goes on, and on
 * another page it is tried anew.
 */
export function PanelBoundary({ instead = Broken, children }: PanelBoundaryProps): ReactNode {
  // Where it leads and where it has come to: in between the page that broke is rendered, and breaks, once more.
  const place = useRouterState({
    select: ({ location, resolvedLocation }) => `${location.pathname} ${resolvedLocation?.pathname}`,
  });
  return (
    <CatchBoundary getResetKey={() => place} errorComponent={instead}>
      {children}
    </CatchBoundary>
  );
}
