import type { QueryClient } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import { currentSession, isSameAccount, onSessionChange } from './session.ts';

/**
 * Keeps what is shown and held in step with the session: nothing is asked at the gate; the same account's key brings
 * everything up to date, another account's key and signing out leave nothing of the former one behind.
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
    const goesOn =
      next.state === 'open' && former.state !== 'signedOut' && isSameAccount(former.session, next.session);
    if (goesOn) {
      void queryClient.invalidateQueries();
      return;
    }
    if (next.state === 'open' && former.state !== 'signedOut') {
      // The page stays, and what it shows must go at once: `clear` alone would leave it on the screen.
      queryClient.removeQueries({ type: 'inactive' });
      queryClient.getMutationCache().clear();
      void queryClient.resetQueries();
    } else queryClient.clear();
    void router.invalidate();
    if (next.state !== 'signedOut' || former.state === 'signedOut') return;
    void import('./followTabs.ts').then(
      ({ tellLate }) => tellLate(former, next),
      () => undefined, // without the code for it this tab is alone
    );
  });
}
