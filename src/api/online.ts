import { useSyncExternalStore } from 'react';
import { openConnection } from './connection.ts';

/**
 * Whether anything answers at an address, as far as a browser can tell: a request without CORS gets an answer,
 * unreadable, also where the server withholds its answers from this origin. Carries no key.
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
 * Whether there is a way to the API. `navigator.onLine` is a hint only: `false` is also said by browsers on machines that
 * are online (a VPN, a virtual network card; HTML, "Browser state"). What decides is whether anything answers.
 */

/** How often it is tried again while nothing answers, in milliseconds. */
const triedEach = 15_000;

let isKnownOffline = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function become(offline: boolean): void {
  clearTimeout(timer);
  if (offline) timer = setTimeout(tryAgain, triedEach);
  if (offline === isKnownOffline) return;
  isKnownOffline = offline;
  for (const listener of listeners) listener();
}

/** A hidden tab asks nothing; it is tried when it comes into sight. */
function tryAgain(): void {
  if (document.visibilityState === 'visible') void isOnline();
}

/** When anything last answered, by the page's own monotonic clock. */
let answeredAt = -Infinity;

/** Told by the transport of each answer, whatever it was. */
export function noteAnswer(): void {
  answeredAt = performance.now();
  if (isKnownOffline) become(false);
}

/**
 * Whether the API answers, or this site: an API may keep its answers from questions without CORS (Cross-Origin Resource
 * Policy), and the site has one file that every site has or lacks.
 */
const anythingAnswers = async (): Promise<boolean> =>
  (await answersWithoutCors(openConnection()?.baseUrl ?? ownFile())) || answersWithoutCors(ownFile());
const ownFile = (): string => `${import.meta.env.BASE_URL}config.json`;

let probing: Promise<void> | undefined;

async function probe(): Promise<void> {
  const begun = performance.now();
  const answers = await anythingAnswers();
  // It may have come back, or an answer have come in, meanwhile.
  become(!answers && !navigator.onLine && answeredAt < begun);
}

/** Asks, where the browser says that it is offline, whether anything answers all the same. */
export async function isOnline(): Promise<boolean> {
  if (navigator.onLine) become(false);
  else {
    probing ??= probe().finally(() => {
      probing = undefined;
    });
    await probing;
  }
  return !isKnownOffline;
}

/** The same as it was known last, at once. */
export const wasOnline = (): boolean => !isKnownOffline;

let following = false;

/** Calls back when it changes, until the function it returns is called. */
export function onOnlineChange(listener: () => void): () => void {
  if (!following) {
    following = true;
    window.addEventListener('online', () => become(false));
    window.addEventListener('offline', () => void isOnline());
    document.addEventListener('visibilitychange', () => {
      if (isKnownOffline) tryAgain();
    });
    if (!navigator.onLine) void isOnline();
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOnline(): boolean {
  return useSyncExternalStore(onOnlineChange, wasOnline);
}
