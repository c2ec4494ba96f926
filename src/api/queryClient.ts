import {
  onlineManager,
  QueryClient,
  type QueryExecuteOptions,
  type QueryKey,
  replaceEqualDeep,
} from '@tanstack/react-query';
import { type ApiError, asApiError, isFinalError } from './apiError.ts';
import { requestsLeft } from './budget.ts';
import { onOnlineChange, wasOnline } from './online.ts';
import { budgetNumbers } from './requestWindow.ts';

/** How long data, and a failure too, stand for the present state, in milliseconds. */
const freshFor = 10_000;

const maxRetries = 2;
/** The longest delay before each retry, in milliseconds; the actual delay is random below it (full jitter). */
const maxRetryDelays = [1_000, 3_000];
/** A 429 that asks for a longer wait than this, in milliseconds, fails at once instead. */
const maxRateLimitDelay = 600_000;

const retriableKinds = new Set<ApiError['kind']>(['network', 'timeout', 'server', 'intermediary']);

/** How long a 429 asked to wait, in milliseconds; if it gave no time, as long as polling pauses. */
function requestedWait({ facts: { retryAt } }: ApiError): number {
  return retryAt === undefined ? budgetNumbers.restMs : Math.max(0, retryAt - Date.now());
}

function shouldRetry(failures: number, thrown: unknown): boolean {
  const error = asApiError(thrown);
  if (failures >= maxRetries || error === undefined) return false;
  return error.kind === 'rateLimited'
    ? requestedWait(error) <= maxRateLimitDelay
    : retriableKinds.has(error.kind);
}

function retryDelayOf(failures: number, thrown: unknown): number {
  const error = asApiError(thrown);
  if (error?.kind === 'rateLimited') return requestedWait(error) + Math.random() * 1_000;
  return Math.random() * (maxRetryDelays[failures] ?? 3_000);
}

/**
 * Responses whose unchanged rows are the former response's objects already. Merging by index would take longer, and
 * make new objects of all rows behind one that was inserted.
 */
export const sharedAnswers = new WeakSet();

function shareUnchanged(former: unknown, next: unknown): unknown {
  return typeof next === 'object' && next !== null && sharedAnswers.has(next)
    ? next
    : replaceEqualDeep(former, next);
}

/**
 * The cache of the API's responses. Reads are retried twice, silently. Writes are never retried and never wait for a
 * connection: a mutation that pauses offline would be sent later, when the user no longer expects it.
 */
export function createQueryClient(): QueryClient {
  onlineManager.setEventListener((setOnline) => onOnlineChange(() => setOnline(wasOnline())));
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshFor,
        // A page that mounts just after its first read has failed shows the failure, and doesn't ask again at once.
        retryOnMount: ({ state }) => Math.abs(Date.now() - state.errorUpdatedAt) > freshFor,
        gcTime: 300_000,
        retry: shouldRetry,
        retryDelay: retryDelayOf,
        refetchOnWindowFocus: ({ state }) => !isFinalError(state.error),
        refetchOnReconnect: ({ state }) => !isFinalError(state.error),
        throwOnError: false,
        structuralSharing: shareUnchanged,
      },
      mutations: { networkMode: 'always', retry: false, gcTime: 0, throwOnError: false },
    },
  });
}

/**
 * Refetches now, ignoring cached data and any request in progress: that request's response may predate a change, and
 * after the clock was set back, old data looks fresh.
 */
export async function refetchNow<Answer, Key extends QueryKey>(
  queryClient: QueryClient,
  options: QueryExecuteOptions<Answer, ApiError, Answer, Answer, Key>,
): Promise<Answer> {
  const filters = { queryKey: options.queryKey, exact: true };
  await queryClient.cancelQueries(filters);
  await queryClient.invalidateQueries({ ...filters, refetchType: 'none' });
  return queryClient.query({ ...options, staleTime: 0 });
}

/**
 * Starts a read for the page that opens, without waiting for it: the page renders at once and shows that it is loading.
 * For a page that is only preloaded, the read starts only while at least half of the request budget is free.
 * @param cause the router's reason for running the page's loader
 */
export function prefetch<Answer, Key extends QueryKey>(
  queryClient: QueryClient,
  options: QueryExecuteOptions<Answer, ApiError, Answer, Answer, Key>,
  cause: 'preload' | 'enter' | 'stay',
): void {
  if (cause === 'preload' && requestsLeft() < budgetNumbers.requests / 2) return;
  // The cache keeps the error, and the page shows it from there.
  queryClient.query(options).catch(() => undefined);
}
