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
          A key has only plain letters, digits and signs. Copy it again, without spaces or line breaks.
        </Trans>
      );
    case 'insecurePage':
      return (
        <Trans>
          This page is not served over a secure connection, so no key is taken here. Open it by https, or as
          localhost.
        </Trans>
      );
    case 'notValid':
      return <Trans>This key is not valid. Check that it was copied whole and has not been revoked.</Trans>;
    case 'offline':
      return <Trans>You are offline. The key was not sent; try again once you are connected.</Trans>;
    case 'busy':
      return <Trans>Too many requests were made with this key. Wait a minute, then try again.</Trans>;
    case 'timeout':
      return <Trans>The API did not answer in time. Try again in a moment.</Trans>;
    case 'noApi':
      return (
        <Trans>No API at {problem.address}. The operator of this site has to correct its address.</Trans>
      );
    case 'unreachable':
      return (
        <Trans>
          {problem.address} can’t be reached. Check your connection; if other sites work, tell the operator.
        </Trans>
      );
    case 'blocked':
      return (
        <Trans>
          {problem.address} answers, but does not let pages of this address read its answers (CORS). The
          operator of this site has to serve the API from the same address or have this one allowed.
        </Trans>
      );
    case 'intermediary':
      return (
        <Trans>
          Something between you and the API answered in its place (status {problem.status}): a firewall, a
          proxy or a sign-in page of your network. Whether the key is valid is not known. Try again, or from
          another network.
        </Trans>
      );
    case 'server': {
      const words = serverWords(problem, brand);
      return words === '' ? (
        <Trans>The API had a problem of its own (status {problem.status}). Try again in a moment.</Trans>
      ) : (
        <Trans>
          The API had a problem of its own (status {problem.status}): {words}
        </Trans>
      );
    }
  }
}
