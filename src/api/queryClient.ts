import { onlineManager, QueryClient, type QueryExecuteOptions, type QueryKey } from '@tanstack/react-query';
import { type ApiError, asApiError, isEnd } from './apiError.ts';
import { requestsLeft } from './budget.ts';
import { onOnlineChange, wasOnline } from './online.ts';
import { budgetNumbers } from './requestWindow.ts';

const quietRetries = 2;
/** The longest wait before each retry, in milliseconds; the real one is anywhere below it (full jitter). */
const longestDelays = [1_000, 3_000];
/** A 429 that asks to wait for longer than this is told at once instead. */
const longestRateLimitDelay = 600_000;

const worthRetrying = new Set<ApiError['kind']>(['network', 'timeout', 'server', 'intermediary']);

/** How long a 429 asked to wait, in milliseconds; as long as polling rests where it gave no time. */
function waitAskedFor({ facts: { retryAt } }: ApiError): number {
  return retryAt === undefined ? budgetNumbers.restMs : Math.max(0, retryAt - Date.now());
}

function shouldRetry(failures: number, thrown: unknown): boolean {
  const error = asApiError(thrown);
  if (failures >= quietRetries || error === undefined) return false;
  return error.kind === 'rateLimited'
    ? waitAskedFor(error) <= longestRateLimitDelay
    : worthRetrying.has(error.kind);
}

function delayOf(failures: number, thrown: unknown): number {
  const error = asApiError(thrown);
  if (error?.kind === 'rateLimited') return waitAskedFor(error) + Math.random() * 1_000;
  return Math.random() * (longestDelays[failures] ?? 3_000);
}

/**
 * The cache of what the API said. Reads are retried twice without a word; writes never, and never wait for a
 * connection: a mutation that pauses offline would fire later, when nobody expects it any more.
 */
export function createQueryClient(): QueryClient {
  onlineManager.setEventListener((setOnline) => onOnlineChange(() => setOnline(wasOnline())));
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 300_000,
        retry: shouldRetry,
        retryDelay: delayOf,
        refetchOnWindowFocus: ({ state }) => !isEnd(state.error),
        refetchOnReconnect: ({ state }) => !isEnd(state.error),
        throwOnError: false,
      },
      mutations: { networkMode: 'always', retry: false, gcTime: 0, throwOnError: false },
    },
  });
}

/**
 * Asks now, whatever is in the cache or on the line: an answer that is on its way was perhaps made before a change, and
 * by a clock that was set back what is old looks new.
 */
export async function askAnew<Answer, Key extends QueryKey>(
  queryClient: QueryClient,
  options: QueryExecuteOptions<Answer, ApiError, Answer, Answer, Key>,
): Promise<Answer> {
  const which = { queryKey: options.queryKey, exact: true };
  await queryClient.cancelQueries(which);
  await queryClient.invalidateQueries({ ...which, refetchType: 'none' });
  return queryClient.query({ ...options, staleTime: 0 });
}

/**
 * Starts a read for the page that is opened, without waiting for it: the page comes at once and shows what is on its
 * way. For a page that is only pointed at, it is started while more than half of the request budget is free.
 * @param cause the router's word for why the page's loader runs
 */
export function prefetch<Answer, Key extends QueryKey>(
  queryClient: QueryClient,
  options: QueryExecuteOptions<Answer, ApiError, Answer, Answer, Key>,
  cause: 'preload' | 'enter' | 'stay',
): void {
  if (cause === 'preload' && requestsLeft() < budgetNumbers.requests / 2) return;
  // What goes wrong stands in the cache, from where the page shows it.
  queryClient.query(options).catch(() => undefined);
}
