/** Whether parts of this page are gone because a newer version is served. */
let isThere = false;
const listeners = new Set<() => void>();

/** @returns whether anybody says so */
export function noteNewVersion(): boolean {
  isThere = true;
  for (const listener of listeners) listener();
  return listeners.size > 0;
}

export function isNewVersionThere(): boolean {
  return isThere;
}

export function onNewVersion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
