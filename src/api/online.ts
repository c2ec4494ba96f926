import { useSyncExternalStore } from 'react';
import { openConnection } from './connection.ts';

/**
 * Whether anything answers at an address, as far as a browser can tell: a request without CORS gets an unreadable
 * response even if the server withholds its responses from this origin. The request carries no key.
 */
export async function answersWithoutCors(address: string): Promise<boolean> {
  try {
    await fetch(address, {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(15_000),
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the API can be reached. `navigator.onLine` is only a hint: browsers also report `false` on machines that are
 * online (a VPN, a virtual network card; HTML, "Browser state"). The probe decides: does anything answer?
 */

/** How often to probe again while nothing answers, in milliseconds. */
const retryInterval = 15_000;

let isKnownOffline = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function setOffline(offline: boolean): void {
  clearTimeout(timer);
  if (offline) timer = setTimeout(probeIfVisible, retryInterval);
  if (offline === isKnownOffline) return;
  isKnownOffline = offline;
  for (const listener of listeners) listener();
}

/** A hidden tab sends no requests: it probes when it becomes visible. */
function probeIfVisible(): void {
  if (document.visibilityState === 'visible') void isOnline();
}

/** When anything last answered, by the page's monotonic clock. */
let answeredAt = -Infinity;

/** The transport calls this for each response, whatever its status. */
export function noteAnswer(): void {
  answeredAt = performance.now();
  if (isKnownOffline) setOffline(false);
}

/**
 * Whether the API or this site answers. An API may withhold its responses from requests without CORS (Cross-Origin
 * Resource Policy), so this site's `config.json` is tried too: the site responds whether or not the file exists.
 */
const anythingAnswers = async (): Promise<boolean> =>
  (await answersWithoutCors(openConnection()?.baseUrl ?? siteFile())) || answersWithoutCors(siteFile());
const siteFile = (): string => `${import.meta.env.BASE_URL}config.json`;

let probing: Promise<void> | undefined;

async function probe(): Promise<void> {
  const startedAt = performance.now();
  const answers = await anythingAnswers();
  // The connection may be back, or a response may have arrived, while the probe ran.
  setOffline(!answers && !navigator.onLine && answeredAt < startedAt);
}

/** Whether there is a connection. If the browser says it is offline, probes whether anything answers anyway. */
export async function isOnline(): Promise<boolean> {
  if (navigator.onLine) setOffline(false);
  else {
    probing ??= probe().finally(() => {
      probing = undefined;
    });
    await probing;
  }
  return !isKnownOffline;
}

/** The last known result of {@link isOnline}, without a probe. */
export const wasOnline = (): boolean => !isKnownOffline;

let isListening = false;

/** Calls back on each change. Returns the function that unsubscribes. */
export function onOnlineChange(listener: () => void): () => void {
  if (!isListening) {
    isListening = true;
    window.addEventListener('online', () => setOffline(false));
    window.addEventListener('offline', () => void isOnline());
    document.addEventListener('visibilitychange', () => {
      if (isKnownOffline) probeIfVisible();
    });
    if (!navigator.onLine) void isOnline();
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOnline(): boolean {
  return useSyncExternalStore(onOnlineChange, wasOnline);
}
