/** The wait in browsers without idle callbacks, and the longest wait in the others. In milliseconds. */
const shortWait = 2_000;

/**
 * Runs a task once the page is idle.
 * @returns a function that cancels it
 */
export function whenIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(task, shortWait);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(task, { timeout: shortWait });
  return () => cancelIdleCallback(handle);
}
