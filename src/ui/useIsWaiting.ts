import { useEffect, useState } from 'react';

/**
 * Whether a moment is still in the future.
 * @param until milliseconds since 1970 UTC; `undefined` means no wait
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
