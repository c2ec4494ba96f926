import type { QueryClient } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import { currentSession, isSameAccount, onSessionChange } from './session.ts';

/**
 * Keeps the page and the cache in step with the session. The gate cancels all requests. Another key of the same account
 * refetches everything; another account's key and signing out leave nothing of the previous account behind.
 */
export function followSession(router: AnyRouter, queryClient: QueryClient): void {
  let last = currentSession();
  onSessionChange(() => {
    const former = last;
    const next = currentSession();
    last = next;
    if (next.state === 'gate') {
      void queryClient.cancelQueries();
      return;
    }
    const keepsAccount =
      next.state === 'open' && former.state !== 'signedOut' && isSameAccount(former.session, next.session);
    if (keepsAccount) {
      void queryClient.invalidateQueries();
      return;
    }
    if (next.state === 'open' && former.state !== 'signedOut') {
      // The page stays, but its data must disappear at once: `clear` alone would leave it on the screen.
      queryClient.removeQueries({ type: 'inactive' });
      queryClient.getMutationCache().clear();
      void queryClient.resetQueries();
    } else queryClient.clear();
    void router.invalidate();
    if (next.state !== 'signedOut' || former.state === 'signedOut') return;
    void import('./followTabs.ts').then(
      ({ broadcastSignOutEarly }) => broadcastSignOutEarly(former, next),
      () => undefined, // the code did not load: the other tabs are not notified
    );
  });
}
