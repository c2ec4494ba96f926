import { useBlocker } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { currentSession } from '#session/session.ts';
import { giving, isAnythingAtStake, lostByGoing, onStakesChange, type Stake } from '#ui/leaving.ts';

/** Only who is about to lose something needs it; until it is there nothing is left. */
const LeaveDialog = lazy(() => import('./deferred.ts').then(({ LeaveDialog }) => ({ default: LeaveDialog })));

/** Whoever signs out, or is locked out, leaves everything. */
const isLeft = (path: string): boolean =>
  currentSession().state !== 'signedOut' && lostByGoing(path).length > 0;

/**
 * Asks before a page of the app is left that has something at stake, which is said where it is (`useAtStake`); the rules,
 * and the question at the browser's door, are in `ui/leaving.ts`.
 */
export function LeaveGuard(): ReactNode {
  const isNeeded = useSyncExternalStore(onStakesChange, isAnythingAtStake);
  const asked = useSyncExternalStore(giving.subscribe, giving.get);
  const blocked = useBlocker({
    // Without anything at stake no navigation waits for an answer.
    disabled: !isNeeded,
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isLeft(next.pathname),
    // That is asked for where it is said what is at stake, with or without this component.
    enableBeforeUnload: false,
    withResolver: true,
  });
  // As it is now, and not as it was when the question came up.
  const lost = useSyncExternalStore(onStakesChange, () =>
    blocked.status === 'blocked' ? lostByGoing(blocked.next.pathname).join(' ') : '',
  );
  const goOn = lost === '' ? blocked.proceed : undefined;
  useEffect(() => {
    goOn?.();
  }, [goOn]);
  return (
    <Suspense>
      {asked !== undefined && <LeaveDialog {...asked} />}
      {blocked.status === 'blocked' && lost !== '' && (
        <LeaveDialog
          stakes={lost.split(' ') as Stake[]} // joined above
          answer={(mayGo) => (mayGo ? blocked.proceed() : blocked.reset())}
        />
      )}
    </Suspense>
  );
}
