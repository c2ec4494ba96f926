import { useState } from 'react';
import type { ApiError } from './apiError.ts';

/**
 * The error of a read, kept until there is data. While a read that has no data is retried, the query itself has no
 * error: the message would disappear, and with it the button that the user just pressed.
 * @param error the query's error; a refused key's error is not kept, since another key may follow
 */
export function useLastingError(error: ApiError | null, hasData: boolean): ApiError | null {
  const [standing, setStanding] = useState<ApiError | null>(null);
  const next = error ?? (hasData || standing?.kind === 'unauthorized' ? null : standing);
  if (next !== standing) setStanding(next);
  return next;
}
