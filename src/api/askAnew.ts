import type { QueryClient, QueryExecuteOptions, QueryKey } from '@tanstack/react-query';
import type { ApiError } from './apiError.ts';

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
