import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { isFinalError } from '#api/apiError.ts';
import { requestsLeft } from '#api/budget.ts';
import { useOnline } from '#api/online.ts';
import { mayPollFor, polls } from '#api/samplingPace.ts';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useRoughNow } from '#i18n/useNow.ts';
import { LimitWords } from '#shared/ListNotices.tsx';
import { useBudgetClock, useRest, useSampleRequest } from '#shared/samples/sampleRequests.ts';
import { Button } from '#ui/Button.tsx';
import { NoSampleWords, StatusWords } from './statsWords.tsx';

/**
 * What keeps the next request for a sample from being sent: no connection, a 429 until a time in milliseconds since 1970
 * UTC, or this minute's budget.
 */
type HoldUp = 'offline' | 'budget' | { readonly until: number };

/** What holds up a page's samples now; `undefined` if nothing does. At most 5 s behind. */
export function useHoldUp(): HoldUp | undefined {
  const isOnline = useOnline();
  const until = useRest();
  const hasBudget = useBudgetClock(() => mayPollFor('page', polls(), requestsLeft()));
  if (!isOnline) return 'offline';
  if (until !== undefined) return { until };
  return hasBudget ? undefined : 'budget';
}

interface StatsNoticeProps {
  server: Server;
  isPaused: boolean;
  error: ApiError | undefined;
  holdUp: HoldUp | undefined;
  /** When the last sample arrived, in milliseconds since 1970 UTC; `undefined` if none did. */
  lastAt: number | undefined;
  onAskAgain: () => void;
}

/** Why no samples arrive now. */
function Why({ server, isPaused, error, holdUp, lastAt = 0 }: StatsNoticeProps): ReactNode {
  const { answeredAt } = useSampleRequest(server.id);
  if (server.status !== 'running') return <StatusWords server={server} />;
  if (isPaused) return <Trans>Paused. Nothing is requested until you resume.</Trans>;
  if (holdUp === 'offline') return <Trans>You’re offline. Sampling goes on once you’re connected.</Trans>;
  if (typeof holdUp === 'object' && !isFinalError(error)) return <LimitWords retryAt={holdUp.until} />;
  // A rest that is over says nothing of now, and its time has passed.
  const isRested = error?.kind === 'rateLimited';
  if (!isRested && (error !== undefined || answeredAt > lastAt)) return <NoSampleWords error={error} />;
  return holdUp === 'budget' ? (
    <Trans>This minute’s requests are used up. Sampling goes on by itself.</Trans>
  ) : (
    <Trans>Waiting for the next sample.</Trans>
  );
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
