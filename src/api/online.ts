import { useSyncExternalStore } from 'react';
import { openConnection } from './connection.ts';
import { answersWithoutCors } from './reach.ts';

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

/** Told by the transport of each answer, whatever it was. */
export function noteAnswer(): void {
  if (isKnownOffline) become(false);
}

/** Asks, where the browser says that it is offline, whether anything answers all the same. */
export async function isOnline(): Promise<boolean> {
  if (!navigator.onLine) {
    // Where nobody is signed in, a file that every site has or lacks: an answer is an answer.
    const address = openConnection()?.baseUrl ?? `${import.meta.env.BASE_URL}config.json`;
    const answers = await answersWithoutCors(address);
    // It may have come back meanwhile.
    become(!answers && !navigator.onLine);
  } else become(false);
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
