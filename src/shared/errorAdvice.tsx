import { Trans } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { ApiErrorFacts } from '#api/apiError.ts';
import type { Formats } from '#i18n/formats.ts';
import { isAboutSuspension } from '#session/scopes.ts';
import { ManageKeys } from './MissingScope.tsx';

function adviceForNotSent({ notSentBecause }: ApiErrorFacts): ReactElement {
  switch (notSentBecause) {
    case 'offline':
      return <Trans>You’re offline. Nothing was sent; try again once you’re connected.</Trans>;
    case 'gate':
      return <Trans>Nothing was sent, because you’re not signed in.</Trans>;
    default:
      return <Trans>Nothing was sent, because this link has no valid ID.</Trans>;
  }
}

function adviceForScope(facts: ApiErrorFacts): ReactElement {
  if (isAboutSuspension(facts))
    return <Trans>An administrator suspended this server, so you can’t do anything with it here.</Trans>;
  const { scope } = facts;
  return (
    <>
      <Trans>
        This key may lack the permission <code translate="no">{scope}</code>. Use a key that has it.
      </Trans>{' '}
      <ManageKeys />
    </>
  );
}

/** When to try again after too many requests. */
export function adviceForLimit({ retryAt }: Pick<ApiErrorFacts, 'retryAt'>, formats: Formats): ReactElement {
  return retryAt === undefined ? (
    <Trans>Too many requests with this key. Wait a minute, then try again.</Trans>
  ) : (
    <Trans>Too many requests with this key. The API asks you to wait until {formats.time(retryAt)}.</Trans>
  );
}

/** Advice for the user about a read that failed, in our words. */
export function errorAdvice(facts: ApiErrorFacts, formats: Formats): ReactElement {
  switch (facts.kind) {
    case 'unauthorized':
      return <Trans>This key is no longer accepted. Sign in with another one.</Trans>;
    case 'forbidden':
      return adviceForScope(facts);
    case 'notFound':
      return <Trans>The API can’t find it. It may have been terminated.</Trans>;
    case 'rateLimited':
      return adviceForLimit(facts, formats);
    case 'server':
      return <Trans>The API had a problem (status {String(facts.status)}). Try again in a moment.</Trans>;
    case 'network':
      return <Trans>The API didn’t respond. Check your connection, then try again.</Trans>;
    case 'timeout':
      return <Trans>The API didn’t respond in time. Try again in a moment.</Trans>;
    case 'contract':
      return facts.isTooLarge === true ? (
        <Trans>The API’s response is too large for this page.</Trans>
      ) : (
        <Trans>
          We couldn’t read the API’s response. Something between you and the API may have changed it.
        </Trans>
      );
    case 'intermediary':
      return (
        <Trans>
          Something between you and the API answered instead (status {String(facts.status)}): a firewall, a
          proxy or your network’s sign-in page. Try again, or use another network.
        </Trans>
      );
    case 'notSent':
      return adviceForNotSent(facts);
    default:
      return <Trans>The API refused the request (status {String(facts.status)}).</Trans>;
  }
}
