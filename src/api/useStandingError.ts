import { useState } from 'react';
import type { ApiError } from './apiError.ts';

/**
 * The error of a read, until it is known better. While what was never read is tried again, the query itself has none:
 * the reason would go, and with it the button that was just pressed.
 * @param error what the query has; of a refused key nothing stays, since another one may come
 */
export function useStandingError(error: ApiError | null, hasData: boolean): ApiError | null {
  const [standing, setStanding] = useState<ApiError | null>(null);
  const next = error ?? (hasData || standing?.kind === 'unauthorized' ? null : standing);
  if (next !== standing) setStanding(next);
  return next;
}
