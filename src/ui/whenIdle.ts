/** Browsers without idle callbacks wait this long; the others are not kept waiting longer. In milliseconds. */
const shortWait = 2_000;

/**
 * Does something once the page has nothing else to do.
 * @returns what calls it off
 */
export function whenIdle(task: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(task, shortWait);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(task, { timeout: shortWait });
  return () => cancelIdleCallback(handle);
}
