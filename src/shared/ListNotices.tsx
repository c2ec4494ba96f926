import { Trans, Plural } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type ApiError, asApiError } from '#api/apiError.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ApiErrorDetails } from './errorPanels.tsx';

interface ListLoadErrorProps {
  error: ApiError;
  /** When the shown servers were fetched, in milliseconds since 1970 UTC; 0 if none are shown. */
  readAt: number;
  retrying: boolean;
  onRetry: () => void;
}

/** Why the servers could not be loaded, and when the ones still shown were fetched. */
export function ListLoadError({ readAt, ...panel }: ListLoadErrorProps): ReactNode {
  const formats = useFormats();
  return (
    <ApiErrorDetails
      {...panel}
      what={
        readAt === 0 ? (
          <Trans>Couldn’t load the servers.</Trans>
        ) : (
          <Trans>Couldn’t refresh the servers. You’re seeing data from {formats.time(readAt)}.</Trans>
        )
      }
    />
  );
}

/** Says that too many requests were made, and when it is tried again; in a minute where the API gave no time. */
export function LimitWords({ retryAt }: { retryAt?: number | undefined }): ReactNode {
  const formats = useFormats();
  return retryAt === undefined ? (
    <Trans>Too many requests with this key. We’ll try again in a minute.</Trans>
  ) : (
    <Trans>Too many requests with this key. We’ll try again at {formats.time(retryAt)}.</Trans>
  );
}

/**
 * Says that a read waits because too many requests were made, and is retried automatically. Renders nothing for any
 * other reason.
 * @param failure the error of the last try
 */
export function WaitingForLimit({ failure }: { failure: unknown }): ReactNode {
  const error = asApiError(failure);
  if (error?.kind !== 'rateLimited') return null;
  return (
    <Notice tone="caution" role="status">
      <LimitWords {...error.facts} />
    </Notice>
  );
}

/** Says above the readable rows that some could not be read. */
export function UnreadableRows({ count }: { count: number }): ReactNode {
  return (
    <Notice tone="caution" role="status">
      <Plural
        value={count}
        one="# entry couldn’t be read and isn’t shown."
        other="# entries couldn’t be read and aren’t shown."
      />
    </Notice>
  );
}
