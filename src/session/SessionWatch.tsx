import { useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useOnline } from '#api/online.ts';
import { followTabs } from './followTabs.ts';
import { useSessionState } from './session.ts';
import { idleWarning } from './watchIdle.ts';

/** Only a key that is refused in the middle needs it. */
const Gate = lazy(() => import('./Gate.tsx'));
/** Only where nobody was seen for long. */
const IdleWarning = lazy(() => import('./IdleWarning.tsx'));

/** In milliseconds; no lock comes sooner. */
const signInLoadedAfter = 30_000;

/** Watches over the session, whatever becomes of the page: the gate, and the warning before the lock. */
export default function SessionWatch(): ReactNode {
  const router = useRouter();
  const isOnline = useOnline();
  const { state } = useSessionState();
  const phase = useSyncExternalStore(idleWarning.subscribe, idleWarning.get);
  useEffect(followTabs, []);
  // The lock may come while there is no connection: where it leads has to be there by then.
  useEffect(() => {
    if (!isOnline) return undefined;
    const load = (): void =>
      void router.loadRouteChunk(router.routesByPath['/sign-in'])?.catch(() => undefined);
    const timer = setTimeout(load, signInLoadedAfter);
    return () => clearTimeout(timer);
  }, [router, isOnline]);
  return (
    <Suspense>
      {state === 'gate' && <Gate />}
      {phase !== 'active' && <IdleWarning isWaiting={phase === 'waiting'} />}
    </Suspense>
  );
}
