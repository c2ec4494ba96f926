import { isOnline, onOnlineChange, wasOnline } from '#api/online.ts';
import { scopedName } from '#domain/scopedName.ts';
import { loadCode, setMissingCodeHandler, missing } from '#ui/loadCode.ts';

/** Whether parts of this page are gone because a newer version is deployed. */
let hasNewVersion = false;
const listeners = new Set<() => void>();

/** @returns whether a listener shows it */
function noteNewVersion(): boolean {
  hasNewVersion = true;
  for (const listener of listeners) listener();
  return listeners.size > 0;
}

export function isNewVersionThere(): boolean {
  return hasNewVersion;
}

export function onNewVersion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const reloadedForKey = scopedName('reloaded-for');

/**
 * Whether this tab has not reloaded itself for that version yet; marks it as reloaded. Without storage always `false`.
 */
function isFirstReloadFor(version: string): boolean {
  try {
    if (sessionStorage.getItem(reloadedForKey) === version) return false;
    sessionStorage.setItem(reloadedForKey, version);
    return true;
  } catch {
    return false;
  }
}

/** The path on which the user last typed: the input may be unsaved. */
let lastTypedPath = '';
addEventListener('input', () => (lastTypedPath = location.pathname), true);

/** The only module script in the page's HTML; its name changes with each version. */
const entryPattern = /<script type="module"[^>]* src="([^"]+)"/;

/** The entry script of the deployed version; `undefined` where it is this one, or unknown. */
async function newerEntry(): Promise<string | undefined> {
  try {
    const page = await fetch(import.meta.env.BASE_URL, { cache: 'no-store', credentials: 'same-origin' });
    const entry = entryPattern.exec(await page.text())?.[1];
    const own = document.querySelector('script[type=module]')?.getAttribute('src');
    return entry === own ? undefined : entry;
  } catch {
    return undefined;
  }
}

const never = new Promise<never>(() => undefined);

/** Resolves one second after the connection is back: requests made at once often fail. */
function reconnected(): Promise<void> {
  return new Promise((resolve) => {
    const stop = onOnlineChange(() => {
      if (!wasOnline()) return;
      stop();
      setTimeout(resolve, 1_000);
    });
  });
}

let repetitions = 0;

/**
 * Loads a file again, under another address: a browser remembers for the life of the page that a module failed (HTML,
 * "fetch a single module script"). What the file itself imports has not been asked for yet.
 * @param thrown the error of the failed import, which names the file; Safari's doesn't
 * @param once whether a file that was loaded again before is given up
 * @throws if the error names no file of this site
 */
async function importAgain(thrown: unknown, once = false): Promise<unknown> {
  const [, file = '', before] = /(https?:[^\s?]+)(\?\S+)?/.exec(String(thrown)) ?? [];
  if (!file.startsWith(`${location.origin}/`) || (once && before !== undefined)) throw missing(thrown);
  repetitions += 1;
  const address = `${file}?again=${repetitions}`;
  return loadCode(() => import(/* @vite-ignore */ address));
}

/**
 * Handles code that can't be loaded. Offline it waits for a connection; online it tries once more. If a newer version
 * has removed the files, the page is reloaded, once per version, at the address that the user's click led to. If the
 * user has typed on this page, it stays and shows a notice instead, so that the input is not lost.
 */
async function recover(thrown: unknown): Promise<unknown> {
  if (!(await isOnline())) {
    await reconnected();
    return importAgain(thrown);
  }
  const entry = await newerEntry();
  if (entry !== undefined) {
    const isNoticeShown = noteNewVersion();
    // Preloaded code is requested again when it is needed.
    const isRequestedByUser = navigator.userActivation?.isActive ?? true;
    if (
      (isRequestedByUser || !isNoticeShown) &&
      lastTypedPath !== location.pathname &&
      isFirstReloadFor(entry)
    ) {
      location.reload();
      return never;
    }
    if (isNoticeShown && isRequestedByUser) return never;
    throw missing(thrown);
  }
  // The connection may have been gone for just that moment.
  return importAgain(thrown, true);
}

setMissingCodeHandler(recover);
