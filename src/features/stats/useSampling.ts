import { useEffect } from 'react';
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

/** How often in a row each server has not answered. */
const failures = new Map<string, number>();

/** Asks for one sample and puts what came where it belongs: to the server and the account that were asked for. */
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
 * Asks for a sample again and again.
 * @param interval in milliseconds; the component is to be mounted anew for another one
 */
export function useSamplePolling(serverId: string, interval: number): void {
  usePolling(getGetServerStatsQueryKey(serverId), () => samplePace(interval, failures.get(serverId) ?? 0));
}

/** What lies between two visits, in a hidden tab, or in a pause is a gap. */
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
 * How the last request for a sample ended. The samples themselves are `useSamples`': the cache keeps one answer.
 * @param isWanted whether samples are taken at all; the first of them is asked for here, the rest by polling
 */
export function useLastAnswer(serverId: string, isWanted: boolean): LastAnswer {
  const isVisible = useVisible();
  const { error, isPending, refetch } = useGetServerStats(serverId, {
    query: {
      queryFn: ({ signal }) => takeSample(serverId, signal),
      enabled: isWanted && isVisible,
      // Polling alone decides when the next one is due; the next one is the retry.
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
    isWaiting: isPending,
    askAgain: () => void refetch(),
  };
}
