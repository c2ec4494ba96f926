import { useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { followTabs } from './followTabs.ts';
import { idleWarning } from './watchIdle.ts';

/** Only where nobody was seen for long. */
const IdleWarning = lazy(() => import('./IdleWarning.tsx'));

/** Watches from the first idle moment on, whatever becomes of the page, and warns before the lock. */
export default function SessionWatch(): ReactNode {
  const router = useRouter();
  const phase = useSyncExternalStore(idleWarning.subscribe, idleWarning.get);
  useEffect(followTabs, []);
  // The lock may come while there is no connection: where it leads has to be there already.
  useEffect(
    () => void router.loadRouteChunk(router.routesByPath['/sign-in'])?.catch(() => undefined),
    [router],
  );
  return <Suspense>{phase !== 'active' && <IdleWarning isWaiting={phase === 'waiting'} />}</Suspense>;
}
