import { Trans, Plural } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { asApiError } from '#api/apiError.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Notice } from '#ui/Notice.tsx';

/**
 * That a read waits because too many requests were made: it is asked again by itself, so that there is nothing to do.
 * Nothing for any other reason of waiting.
 * @param failure what the last try threw
 */
export function WaitingForLimit({ failure }: { failure: unknown }): ReactNode {
  const formats = useFormats();
  const error = asApiError(failure);
  if (error?.kind !== 'rateLimited') return null;
  const { retryAt } = error.facts;
  return (
    <Notice tone="caution" role="status">
      {retryAt === undefined ? (
        <Trans>Too many requests were made with this key. It is asked again in a minute.</Trans>
      ) : (
        <Trans>
          Too many requests were made with this key. It is asked again at {formats.time(retryAt)}.
        </Trans>
      )}
    </Notice>
  );
}

/** That some rows of a list could not be read, above those that could. */
export function UnreadableRows({ count }: { count: number }): ReactNode {
  return (
    <Notice tone="caution" role="status">
      <Plural
        value={count}
        one="# entry could not be read and is not shown."
        other="# entries could not be read and are not shown."
      />
    </Notice>
  );
}
