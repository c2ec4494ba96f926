import { CatchBoundary, type ErrorRouteComponent, useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';

/** Only a page with a fault needs it. */
const BrokenPanel = lazy(() => import('./BrokenPanel.tsx'));

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
  const pathname = useLocation({ select: (location) => location.pathname });
  return (
    <CatchBoundary getResetKey={() => pathname} errorComponent={instead}>
      {children}
    </CatchBoundary>
  );
}
