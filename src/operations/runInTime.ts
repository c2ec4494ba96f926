import { vi } from 'vitest';

/**
 * Runs something to its end, with time going on as fast as it is waited for.
 * @param start called once the test has taken the timers (`vi.useFakeTimers`, without `setImmediate`)
 */
export async function runInTime<Outcome>(start: () => Promise<Outcome>): Promise<Outcome> {
  const ended = start();
  const over = new AbortController();
  void ended.catch(() => undefined).finally(() => over.abort());
  while (!over.signal.aborted) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(500);
  }
  return ended;
}
