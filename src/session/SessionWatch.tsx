import { useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useOnline } from '#api/online.ts';
import { followTabs } from './followTabs.ts';
import { useSessionState } from './session.ts';
import { idleWarning } from './watchIdle.ts';

/** Needed only if the key is refused during a session. */
const Gate = lazy(() => import('./Gate.tsx'));
/** Needed only after long inactivity. */
const IdleWarning = lazy(() => import('./IdleWarning.tsx'));

/** In milliseconds; no lock can come sooner. */
const signInLoadedAfter = 30_000;

/** Shows the gate and the warning before the lock, independently of the page. */
export default function SessionWatch(): ReactNode {
  const router = useRouter();
  const isOnline = useOnline();
  const { state } = useSessionState();
  const phase = useSyncExternalStore(idleWarning.subscribe, idleWarning.get);
  useEffect(followTabs, []);
  // The lock may come while offline: the sign-in page must be loaded by then.
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
