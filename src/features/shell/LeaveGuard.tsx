import { useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { currentSession } from '#session/session.ts';
import { discardQuestion, isAnythingAtStake, mayLeave, onStakesChange } from '#ui/leaving.ts';

/** Needed only if leaving would lose something. Navigation stays blocked until it is loaded. */
const LeaveDialog = lazy(() =>
  import('./frameParts.ts').then(({ LeaveDialog }) => ({ default: LeaveDialog })),
);

/**
 * Asks before the app leaves a page that has something at stake, which components declare with `useAtStake`. The rules,
 * and the browser's own prompt, are in `ui/leaving.ts`. Not with the router's `useBlocker`, which is larger.
 */
export function LeaveGuard(): ReactNode {
  const router = useRouter();
  const question = useSyncExternalStore(discardQuestion.subscribe, discardQuestion.get);
  const isNeeded = useSyncExternalStore(onStakesChange, isAnythingAtStake);
  useEffect(() => {
    // With nothing at stake, navigation must not be delayed.
    if (!isNeeded) return undefined;
    return router.history.block({
      // `ui/leaving.ts` listens for `beforeunload` while something is at stake, with or without this component.
      enableBeforeUnload: false,
      async blockerFn({ currentLocation, nextLocation }) {
        // Signing out, or being locked out, is never blocked.
        if (currentSession().state === 'signedOut') return false;
        if (currentLocation.pathname === nextLocation.pathname) return false;
        return !(await mayLeave(router.parseLocation(nextLocation).pathname));
      },
    });
  }, [router, isNeeded]);
  return <Suspense>{question !== undefined && <LeaveDialog {...question} />}</Suspense>;
}
