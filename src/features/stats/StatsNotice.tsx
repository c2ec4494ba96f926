import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { isFinalError } from '#api/apiError.ts';
import { useBrand } from '#brand/BrandContext.ts';
import { errorAdvice } from '#shared/errorAdvice.tsx';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useRoughNow } from '#i18n/useNow.ts';
import { Button } from '#ui/Button.tsx';
import { StatusWords } from './statsWords.tsx';

interface StatsNoticeProps {
  server: Server;
  isPaused: boolean;
  error: ApiError | undefined;
  /** When the last sample arrived, in milliseconds since 1970 UTC; `undefined` if none did. */
  lastAt: number | undefined;
  onAskAgain: () => void;
}

/** Why a server that doesn't run has no samples. */
/** Why no samples arrive now. */
function Why({ server, isPaused, error }: StatsNoticeProps): ReactNode {
  const formats = useFormats();
  const { keysUrl } = useBrand();
  if (server.status !== 'running') return <StatusWords server={server} />;
  if (isPaused) return <Trans>Paused. Nothing is requested until you resume.</Trans>;
  if (error !== undefined) {
    return (
      <>
        {errorAdvice(error.facts, { formats, keysUrl })}{' '}
        {!isFinalError(error) && <Trans>We’ll keep trying.</Trans>}
      </>
    );
  }
  return <Trans>The API has no sample for this server right now. We’ll keep trying.</Trans>;
}

/** Shown instead of the charts, or above charts that are no longer live: says why, and how old they are. */
export function StatsNotice(props: StatsNoticeProps): ReactNode {
  const { server, error, lastAt, onAskAgain } = props;
  const formats = useFormats();
  const now = useRoughNow();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-4 text-muted sm:px-5">
      <p className="min-w-0">
        <span role="status">
          <Why {...props} />
        </span>{' '}
        {/* Outside the live region: a growing age need not be announced. */}
        {lastAt !== undefined && (
          <Trans>
            Last sample: {formats.time(lastAt)} ({formats.age(lastAt, now)}).
          </Trans>
        )}
      </p>
      {server.status === 'running' && error !== undefined && isFinalError(error) && (
        <Button onClick={onAskAgain}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </div>
  );
}
