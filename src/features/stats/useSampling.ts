import { useEffect, useState } from 'react';
import { type ApiError, asApiError } from '#api/apiError.ts';
import {
  getGetServerStatsQueryKey,
  getServerStats,
  useGetServerStats,
} from '#api/generated/servers/servers.ts';
import type { ServerStats } from '#api/generated/model/serverStats.ts';
import { samplePace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { readStatsSample } from '#domain/serverStats.ts';
import { currentOwner, isSignedIn } from '#session/session.ts';
import { useVisible } from '#ui/useVisible.ts';
import { addBreak, addSample } from './samples.ts';

/** How many requests in a row have failed, by server. */
const failures = new Map<string, number>();

/**
 * Requests one sample and adds it to the server's series, unless the account has changed meanwhile. Throws what the
 * request throws.
 */
async function takeSample(serverId: string, signal: AbortSignal): Promise<ServerStats> {
  const owner = currentOwner();
  try {
    const answer = await getServerStats(serverId, { signal });
    failures.delete(serverId);
    const sample = readStatsSample(answer, Date.now());
    if (!isSignedIn(owner)) return answer;
    if (sample === undefined) addBreak(serverId);
    else addSample(serverId, sample);
    return answer;
  } catch (thrown) {
    if (!signal.aborted) {
      failures.set(serverId, (failures.get(serverId) ?? 0) + 1);
      if (isSignedIn(owner)) addBreak(serverId);
    }
    throw thrown;
  }
}

/**
 * Polls for samples.
 * @param interval in milliseconds; to change it, remount the component
 */
export function useSamplePolling(serverId: string, interval: number): void {
  usePolling(getGetServerStatsQueryKey(serverId), () => samplePace(interval, failures.get(serverId) ?? 0));
}

/** Marks a gap when the page is left, the tab is hidden or sampling is paused. */
export function useBreaks(serverId: string, isSampling: boolean): void {
  useEffect(() => {
    if (!isSampling) return undefined;
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') addBreak(serverId);
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      addBreak(serverId);
    };
  }, [serverId, isSampling]);
}

interface LastAnswer {
  readonly error: ApiError | undefined;
  readonly isWaiting: boolean;
  readonly askAgain: () => void;
}

/**
 * The outcome of the last request for a sample. For the samples see `useSamples`: the cache keeps only one response.
 * @param isWanted whether samples are taken at all; this hook requests the first one, polling the rest
 */
export function useLastAnswer(serverId: string, isWanted: boolean): LastAnswer {
  const isVisible = useVisible();
  const [since] = useState(Date.now);
  const { error, isPending, dataUpdatedAt, refetch } = useGetServerStats(serverId, {
    query: {
      queryFn: ({ signal }) => takeSample(serverId, signal),
      enabled: isWanted && isVisible,
      // Only polling decides when the next request is due, and the next request is the retry.
      staleTime: Infinity,
      gcTime: 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      structuralSharing: false,
    },
  });
  return {
    error: asApiError(error),
    // The answer to an earlier visit of the page says nothing about now.
    isWaiting: isPending || dataUpdatedAt < since,
    askAgain: () => void refetch(),
  };
}
