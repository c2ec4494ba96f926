import { useSyncExternalStore, useEffect, useState } from 'react';

/**
 * Makes a hook that returns the time in milliseconds since 1970 UTC, with one timer for all components that use it.
 * @param step how far behind the time may be, in milliseconds
 */
export function createRoughClock(step: number): () => number {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    timer ??= setInterval(() => {
      for (const notify of listeners) notify();
    }, step);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }
  return () => useSyncExternalStore(subscribe, () => Math.floor(Date.now() / step) * step);
}

/** The time in milliseconds since 1970 UTC, at most 15 s behind; for ages and for limits of minutes. */
export const useRoughNow = createRoughClock(15_000);

/** Milliseconds since a time, updated every second; never negative. */
export function useElapsed(since: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, now - since);
}
