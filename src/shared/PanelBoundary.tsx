import { CatchBoundary, type ErrorRouteComponent, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';

/** Needed only on a page that crashed. */
const BrokenPanel = lazy(() =>
  import('./sharedParts.ts').then(({ BrokenPanel }) => ({ default: BrokenPanel })),
);

function Broken(): ReactNode {
  return (
    <Suspense>
      <BrokenPanel />
    </Suspense>
  );
}

interface PanelBoundaryProps {
  /** Shown instead of the crashed content, where that is more than a panel. */
  instead?: ErrorRouteComponent;
  children: ReactNode;
}

/**
 * Limits a crash to its panel, including code that can no longer be fetched: the rest of the page keeps working, and a
 * navigation to another page tries again.
 */
export function PanelBoundary({ instead = Broken, children }: PanelBoundaryProps): ReactNode {
  // Both the target and the resolved location: in between, the crashed page is rendered, and crashes, once more.
  const resetKey = useRouterState({
    select: ({ location, resolvedLocation }) => `${location.pathname} ${resolvedLocation?.pathname}`,
  });
  return (
    <CatchBoundary getResetKey={() => resetKey} errorComponent={instead}>
      {children}
    </CatchBoundary>
  );
}
