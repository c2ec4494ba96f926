import { isOnline, onOnlineChange, wasOnline } from '#api/online.ts';
import { ownName } from '#domain/ownName.ts';
import { loadCode, mendMissingCode, missing } from '#ui/loadCode.ts';

/** Whether parts of this page are gone because a newer version is served. */
let isThere = false;
const listeners = new Set<() => void>();

/** @returns whether anybody says so */
function noteNewVersion(): boolean {
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

const place = ownName('reloaded-for');

/** Whether this tab has not yet reloaded itself for that version; from now on it has. Without storage it never does. */
function isFirstReloadFor(version: string): boolean {
  try {
    if (sessionStorage.getItem(place) === version) return false;
    sessionStorage.setItem(place, version);
    return true;
  } catch {
    return false;
  }
}

/** The page on which something was last typed: it may not be saved. */
let typedOn = '';
addEventListener('input', () => (typedOn = location.pathname), true);

/** The only script that the page itself names; its name changes with each version. */
const entryIn = /<script type="module"[^>]* src="([^"]+)"/;

/** The entry of the version that is served now; `undefined` where it is this one, or can't be known. */
async function newerEntry(): Promise<string | undefined> {
  try {
    const page = await fetch(import.meta.env.BASE_URL, { cache: 'no-store', credentials: 'same-origin' });
    const entry = entryIn.exec(await page.text())?.[1];
    const own = document.querySelector('script[type=module]')?.getAttribute('src');
    return entry === own ? undefined : entry;
  } catch {
    return undefined;
  }
}

const never = new Promise<never>(() => undefined);

/** Resolves when there is a connection again, and a moment later: what is asked for at once often fails. */
function reconnected(): Promise<void> {
  return new Promise((resolve) => {
    const stop = onOnlineChange(() => {
      if (!wasOnline()) return;
      stop();
      setTimeout(resolve, 1_000);
    });
  });
}

/**
 * What becomes of code that can't be loaded. Offline it waits for a connection. Where a newer version has taken the files
 * away, the page is reloaded, once for a version, at the address that a person's click was on its way to; what was typed
 * on this page is not lost for it: then the page stays and says so.
 */
async function mend(load: () => Promise<unknown>, thrown: unknown): Promise<unknown> {
  if (!(await isOnline())) {
    await reconnected();
    return loadCode(load);
  }
  const entry = await newerEntry();
  if (entry !== undefined) {
    const isTold = noteNewVersion();
    // What is fetched ahead is asked for again when it is wanted.
    const isWanted = navigator.userActivation?.isActive ?? true;
    if ((isWanted || !isTold) && typedOn !== location.pathname && isFirstReloadFor(entry)) {
      location.reload();
      return never;
    }
    if (isTold && isWanted) return never;
  }
  throw missing(thrown);
}

mendMissingCode(mend);
