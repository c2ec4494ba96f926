import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/brandedWords.ts';
import type { SignInProblem } from './signIn.ts';

/** Why a key was not accepted, and what to do about it. */
export function SignInProblemWords({ problem }: { problem: SignInProblem }): ReactNode {
  const brand = useBrand();
  switch (problem.problem) {
    case 'empty':
      return <Trans>Enter your API key.</Trans>;
    case 'characters':
      return (
        <Trans>
          A key contains only plain letters, digits and symbols. Copy it again, without spaces or line breaks.
        </Trans>
      );
    case 'insecurePage':
      return (
        <Trans>
          This page isn’t on a secure connection, so you can’t sign in here. Open it over https, or on
          localhost.
        </Trans>
      );
    case 'notValid':
      return (
        <Trans>This key isn’t valid. Check that you copied all of it and that it hasn’t been revoked.</Trans>
      );
    case 'offline':
      return <Trans>You’re offline. The key wasn’t sent; try again once you’re connected.</Trans>;
    case 'busy':
      return <Trans>Too many requests with this key. Wait a minute, then try again.</Trans>;
    case 'timeout':
      return <Trans>The API didn’t respond in time. Try again in a moment.</Trans>;
    case 'noApi':
      return (
        <Trans>
          There’s no API at {problem.address}. Whoever runs this site needs to correct its address.
        </Trans>
      );
    case 'unreachable':
      return (
        <Trans>
          Can’t reach {problem.address}. Check your connection; if other sites work, tell whoever runs this
          site.
        </Trans>
      );
    case 'blocked':
      return (
        <Trans>
          {problem.address} responds, but doesn’t let pages on this address read its responses (CORS). Whoever
          runs this site needs to serve the API from the same address or have this one allowed.
        </Trans>
      );
    case 'intermediary':
      return (
        <Trans>
          Something between you and the API answered instead (status {String(problem.status)}): a firewall, a
          proxy or your network’s sign-in page. We don’t know whether the key is valid. Try again, or use
          another network.
        </Trans>
      );
    case 'server': {
      const words = serverWords(problem, brand);
      return words === '' ? (
        <Trans>The API had a problem (status {String(problem.status)}). Try again in a moment.</Trans>
      ) : (
        <Trans>
          The API had a problem (status {String(problem.status)}): {words}
        </Trans>
      );
    }
  }
}
