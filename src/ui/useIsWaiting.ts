import { useEffect, useState } from 'react';

/**
 * Whether a moment is still to come.
 * @param until milliseconds since 1970 UTC; `undefined` waits for nothing
 */
export function useIsWaiting(until: number | undefined): boolean {
  const [passed, setPassed] = useState<number>();
  useEffect(() => {
    if (until === undefined) return undefined;
    const timer = setTimeout(() => setPassed(until), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return until !== undefined && passed !== until;
}
