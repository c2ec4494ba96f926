import { createFileRoute, redirect } from '@tanstack/react-router';
import { isSitePath } from '#domain/sitePath.ts';
import { currentSession } from '#session/session.ts';
import { SignInPage } from '#session/SignInPage.tsx';

interface SignInSearch {
  /** The page a person wanted when no key was signed in. */
  next?: string | undefined;
}

export const Route = createFileRoute('/sign-in')({
  // `next` is named although it is nothing: the router would keep what the link says of it otherwise.
  validateSearch: ({ next }: Record<string, unknown>): SignInSearch =>
    typeof next === 'string' && isSitePath(next) ? { next } : { next: undefined },
  beforeLoad: ({ search }) => {
    if (currentSession().state !== 'signedOut')
      throw redirect({ href: search.next ?? '/servers', replace: true });
  },
  component: SignInPage,
});
