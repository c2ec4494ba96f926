import { createFileRoute, redirect } from '@tanstack/react-router';
import { isSitePath } from '#domain/sitePath.ts';
import { currentSession } from '#session/session.ts';
import { SignInPage } from '#session/SignInPage.tsx';

interface SignInSearch {
  /** The page the user wanted when no key was signed in. */
  next?: string | undefined;
}

export const Route = createFileRoute('/sign-in')({
  // The key `next` is always present: otherwise the router would keep the URL's invalid value.
  validateSearch: ({ next }: Record<string, unknown>): SignInSearch =>
    typeof next === 'string' && isSitePath(next) ? { next } : { next: undefined },
  beforeLoad: ({ search }) => {
    if (currentSession().state !== 'signedOut')
      throw redirect({ href: search.next ?? '/servers', replace: true });
  },
  component: SignInPage,
});
