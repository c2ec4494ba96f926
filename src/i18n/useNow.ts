import { useSyncExternalStore, useEffect, useState } from 'react';

/**
 * Makes a hook that returns what `read` makes of the time, in milliseconds since 1970 UTC: without it, the time itself.
 * It renders again only where that has changed. All components that use it share one timer.
 * @param step how far behind the time may be, in milliseconds
 */
export function createRoughClock(step: number) {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // On the step, or the time would be up to two steps behind.
  const wait = (): void => {
    timer = setTimeout(tick, step - (Date.now() % step));
  };
  function tick(): void {
    wait();
    for (const notify of listeners) notify();
  }
  function subscribe(listener: () => void): () => void {
    if (listeners.size === 0) wait();
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) clearTimeout(timer);
    };
  }
  return function useRoughTime<Value = number>(read?: (now: number) => Value): Value | number {
    return useSyncExternalStore(subscribe, () => {
      const now = Math.floor(Date.now() / step) * step;
      return read ? read(now) : now;
    });
  };
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
