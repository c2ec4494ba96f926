import type { QueryClient, QueryExecuteOptions, QueryKey } from '@tanstack/react-query';
import type { ApiError } from './apiError.ts';
import { requestsLeft } from './budget.ts';
import { budgetNumbers } from './requestWindow.ts';

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
