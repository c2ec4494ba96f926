import { createFileRoute, redirect } from '@tanstack/react-router';
import { getGetAccountQueryOptions } from '#api/generated/account/account.ts';
import { prefetch } from '#api/queryClient.ts';
import { NotFound } from '#shared/NotFoundPage.tsx';
import { Shell } from '#features/shell/Shell.tsx';
import { currentSession } from '#session/session.ts';

/** The layout of every page that needs a key. */
export const Route = createFileRoute('/_app')({
  beforeLoad: ({ location }) => {
    const session = currentSession();
    if (session.state !== 'signedOut') return;
    const search =
      session.because === 'person' || location.href === '/servers' ? {} : { next: location.href };
    throw redirect({ to: '/sign-in', search, replace: true });
  },
  loader: ({ context: { queryClient }, cause }) => prefetch(queryClient, getGetAccountQueryOptions(), cause),
  // Needed for the first page: bundled with the app's start code instead of a chunk that loads after it.
  codeSplitGroupings: [],
  component: Shell,
  notFoundComponent: NotFound,
});
