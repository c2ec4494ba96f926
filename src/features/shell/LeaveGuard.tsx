import { type ShouldBlockFn, useBlocker } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { currentSession } from '#session/session.ts';
import {
  discardQuestion,
  isAnythingAtStake,
  lostByLeaving,
  onStakesChange,
  type Stake,
} from '#ui/leaving.ts';

/** Needed only if leaving would lose something. Navigation stays blocked until it is loaded. */
const LeaveDialog = lazy(() =>
  import('./frameParts.ts').then(({ LeaveDialog }) => ({ default: LeaveDialog })),
);

/** Whether going to a path loses something. Signing out, or being locked out, is never blocked. */
const losesSomething = (path: string): boolean =>
  currentSession().state !== 'signedOut' && lostByLeaving(path).length > 0;

const shouldBlockFn: ShouldBlockFn = ({ current, next }) =>
  current.pathname !== next.pathname && losesSomething(next.pathname);

/**
 * Asks before the app leaves a page that has something at stake, which components declare with `useAtStake`. The rules,
 * and the browser's own prompt, are in `ui/leaving.ts`.
 */
export function LeaveGuard(): ReactNode {
  const isNeeded = useSyncExternalStore(onStakesChange, isAnythingAtStake);
  const discardRequest = useSyncExternalStore(discardQuestion.subscribe, discardQuestion.get);
  const blocked = useBlocker({
    // With nothing at stake, the blocker must not delay navigation.
    disabled: !isNeeded,
    shouldBlockFn,
    // `ui/leaving.ts` listens for `beforeunload` while something is at stake, with or without this component.
    enableBeforeUnload: false,
    withResolver: true,
  });
  // What would be lost now, not when the dialog opened.
  const lost = useSyncExternalStore(onStakesChange, () =>
    blocked.status === 'blocked' ? lostByLeaving(blocked.next.pathname).join(' ') : '',
  );
  const proceed = lost === '' ? blocked.proceed : undefined;
  useEffect(() => {
    proceed?.();
  }, [proceed]);
  return (
    <Suspense>
      {discardRequest !== undefined && <LeaveDialog {...discardRequest} />}
      {blocked.status === 'blocked' && lost !== '' && (
        <LeaveDialog
          stakes={lost.split(' ') as Stake[]} // joined above
          answer={(mayGo) => (mayGo ? blocked.proceed() : blocked.reset())}
        />
      )}
    </Suspense>
  );
}
