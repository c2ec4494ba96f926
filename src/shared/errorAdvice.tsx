import { Trans } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import type { ApiErrorFacts } from '#api/apiError.ts';
import type { Formats } from '#i18n/formats.ts';

function adviceForNotSent({ notSentBecause }: ApiErrorFacts): ReactNode {
  switch (notSentBecause) {
    case 'offline':
      return <Trans>You are offline. Nothing was sent; try again once you are connected.</Trans>;
    case 'gate':
      return <Trans>Nothing was sent, because no key is signed in.</Trans>;
    default:
      return <Trans>Nothing was sent, because this address has no valid id in it.</Trans>;
  }
}

function adviceForScope({ scope }: ApiErrorFacts, keysUrl: string | null): ReactNode {
  return (
    <>
      <Trans>
        This key may lack the permission <code>{scope}</code>. Use a key that has it.
      </Trans>{' '}
      {keysUrl !== null && (
        <a href={keysUrl} target="_blank" rel="noopener noreferrer" className="underline">
          <Trans>Manage keys</Trans>
        </a>
      )}
    </>
  );
}

/** When to try again after too many requests. */
export function adviceForLimit({ retryAt }: Pick<ApiErrorFacts, 'retryAt'>, formats: Formats): ReactElement {
  return retryAt === undefined ? (
    <Trans>Too many requests were made with this key. Wait a minute, then try again.</Trans>
  ) : (
    <Trans>
      Too many requests were made with this key. The API asks to wait until {formats.time(retryAt)}.
    </Trans>
  );
}

/** Advice for the user about a read that failed, in our words. */
export function errorAdvice(
  facts: ApiErrorFacts,
  { formats, keysUrl }: { formats: Formats; keysUrl: string | null },
): ReactNode {
  switch (facts.kind) {
    case 'unauthorized':
      return <Trans>This key is no longer accepted. Sign in with another one.</Trans>;
    case 'forbidden':
      return adviceForScope(facts, keysUrl);
    case 'notFound':
      return <Trans>The API does not know it. It may have been deleted.</Trans>;
    case 'rateLimited':
      return adviceForLimit(facts, formats);
    case 'server':
      return <Trans>The API had a problem of its own (status {facts.status}). Try again in a moment.</Trans>;
    case 'network':
      return <Trans>No answer came from the API. Check your connection, then try again.</Trans>;
    case 'timeout':
      return <Trans>The API did not answer in time. Try again in a moment.</Trans>;
    case 'contract':
      return facts.isTooLarge === true ? (
        <Trans>The API’s answer is larger than this page can read.</Trans>
      ) : (
        <Trans>The API’s answer could not be read. Something between you and it may have changed it.</Trans>
      );
    case 'intermediary':
      return (
        <Trans>
          Something between you and the API answered in its place (status {facts.status}): a firewall, a proxy
          or a sign-in page of your network. Try again, or from another network.
        </Trans>
      );
    case 'notSent':
      return adviceForNotSent(facts);
    default:
      return <Trans>The API refused the request (status {facts.status}).</Trans>;
  }
}
