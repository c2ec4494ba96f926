import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type ApiErrorFacts, type ApiErrorKind, outcomeOf } from '#api/apiError.ts';
import { useBrand } from '#brand/BrandContext.ts';
import { adviceForLimit, errorAdvice } from './errorAdvice.tsx';
import { serverWords } from '#brand/brandedWords.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { MissingScope } from './MissingScope.tsx';
import { isAboutSuspension } from '#session/scopes.ts';
import { BidiText } from '#ui/BidiText.tsx';
import type { Reason } from '#ui/Button.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { useIsWaiting } from '#ui/useIsWaiting.ts';
import type { Intent } from '#operations/intents/intent.ts';
import type { WriteTrouble } from '#operations/useDialogWrite.ts';

/**
 * Why nothing was sent.
 * @param because a `NothingSentReason`; any word if another version of the app stored it
 */
function NotSentWords({ because }: { because: string | undefined }): ReactNode {
  switch (because) {
    case 'offline':
      return <Trans>You’re offline. Nothing was sent or saved for later.</Trans>;
    case 'gate':
      return <Trans>Nothing was sent, because you’re not signed in.</Trans>;
    case 'busy':
      return (
        <Trans>Nothing was sent: the same request is already in progress, here or in another tab.</Trans>
      );
    case 'locks':
      return (
        <Trans>
          Nothing was sent: this browser doesn’t say whether another tab is doing the same. Close this site’s
          other tabs or restart the browser, then try again.
        </Trans>
      );
    case 'changed':
      return (
        <Trans>
          Nothing was sent: the server was changed elsewhere in the meantime. Check it, then try again if you
          still want this.
        </Trans>
      );
    case 'journal':
      return (
        <Trans>
          Nothing was sent: this browser doesn’t let the page store data (IndexedDB), which it needs so that
          nothing happens twice. Private windows often block this.
        </Trans>
      );
    case 'unsettled':
      return (
        <Trans>
          Nothing was sent: we don’t know yet whether an earlier request went through. Request that one again
          or dismiss its notice first.
        </Trans>
      );
    default:
      return <Trans>Nothing was sent.</Trans>;
  }
}

/** Errors whose message from the API needs no advice. */
const explainedByApi: readonly ApiErrorKind[] = ['payment', 'conflict', 'invalid'];

/** Why the outcome of a write is unknown. The advice for a read says "try again" here, which could do a write twice. */
function unknownCause({ kind, status }: ApiErrorFacts): Elements {
  switch (kind) {
    case 'server':
      return <Trans>The API had a problem (status {String(status)}).</Trans>;
    case 'network':
      return <Trans>The API didn’t respond.</Trans>;
    case 'timeout':
      return <Trans>The API didn’t respond in time.</Trans>;
    case 'contract':
      return <Trans>We couldn’t read the API’s response.</Trans>;
    default:
      return <Trans>Something between you and the API answered instead (status {String(status)}).</Trans>;
  }
}

function Advice({ failure }: { failure: ApiErrorFacts }): ReactNode {
  const formats = useFormats();
  const { scope } = failure;
  if (failure.kind !== 'forbidden' || isAboutSuspension(failure))
    return outcomeOf(failure) === 'unknown' ? unknownCause(failure) : errorAdvice(failure, formats);
  return scope === undefined ? null : <MissingScope scope={scope} />;
}

/** The id by which the provider can look the request up; nothing where none came. */
export function RequestId({ failure }: { failure: ApiErrorFacts | undefined }): ReactNode {
  const { t } = useLingui();
  const requestId = failure?.requestId;
  if (requestId === undefined) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
      <Trans>Request ID</Trans> <CopyableText text={requestId} what={t`request ID`} mono />
    </p>
  );
}

/**
 * The API's message about a write, then advice: the one place that words a failure, including one that is shown later.
 * @param shownElsewhere messages from the API that are shown elsewhere
 */
export function FailureWords({
  failure,
  shownElsewhere = [],
}: {
  failure: ApiErrorFacts;
  shownElsewhere?: readonly string[];
}): ReactNode {
  const brand = useBrand();
  const { words = [] } = failure;
  const apiText = serverWords({ words: words.filter((one) => !shownElsewhere.includes(one)) }, brand);
  const hasApiText = apiText !== '' || shownElsewhere.length > 0;
  return (
    <>
      {apiText !== '' && (
        <p>
          <BidiText text={apiText} max={200} isProse />
        </p>
      )}
      {(!hasApiText || !explainedByApi.includes(failure.kind)) && (
        <p>
          <Advice failure={failure} />
        </p>
      )}
    </>
  );
}

/** Why it can't be requested again yet: the API asked to wait; `undefined` where it can. */
export function useTooSoon(failure: ApiErrorFacts | undefined): Reason | undefined {
  const formats = useFormats();
  return useIsWaiting(failure?.retryAt) ? adviceForLimit(failure ?? {}, formats) : undefined;
}

interface WriteProblemProps {
  trouble: WriteTrouble;
  /** The meaning of a refusal here, in plain words. */
  refused?: ReactNode;
  /** Messages from the API that `children` show. */
  shownElsewhere?: readonly string[];
  /** Further content, before the request id. */
  children?: Elements;
}

/** Says in a dialog or form why its write was not done: the API's message, advice, the request id. */
export function WriteProblem({
  trouble,
  refused,
  shownElsewhere = [],
  children,
}: WriteProblemProps): ReactNode {
  if (trouble.state === 'notSent') return <NotSentWords because={trouble.because} />;
  const { failure } = trouble;
  return (
    <div className="flex flex-col gap-1">
      <p className="font-semibold">
        {trouble.state === 'checking' ? (
          <Trans>The API refused it. Making sure nothing was done.</Trans>
        ) : trouble.state === 'refused' ? (
          (refused ?? <Trans>Refused. Nothing was done.</Trans>)
        ) : (
          <Trans>It may have been done: there was no clear response.</Trans>
        )}
      </p>
      <FailureWords failure={failure} shownElsewhere={shownElsewhere} />
      {children}
      <RequestId failure={failure} />
    </div>
  );
}

/** Why the outcome of a write is unknown. */
export function UnclearWords({ failure }: { failure: ApiErrorFacts | undefined }): ReactNode {
  if (failure === undefined || outcomeOf(failure) !== 'rejected')
    return <Trans>There was no clear response.</Trans>;
  return <Trans>The API refused it, and we couldn’t find out whether it was done anyway.</Trans>;
}

/** Why a request for a server was refused or not sent. */
export function IntentReason({ intent: { state, because, failure } }: { intent: Intent }): ReactNode {
  if (state === 'notSent') return <NotSentWords because={because} />;
  return failure === undefined ? (
    <Trans>The API didn’t give a reason.</Trans>
  ) : (
    <FailureWords failure={failure} />
  );
}
