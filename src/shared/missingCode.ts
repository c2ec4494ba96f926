import { isOnline, onOnlineChange, wasOnline } from '#api/online.ts';
import { scopedName } from '#domain/scopedName.ts';
import { sessionSettings } from '#session/sessionSettings.ts';
import { missing, setMissingCodeHandler } from '#ui/loadCode.ts';

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
 * Whether this tab did not last reload itself for that version or file; marks it as reloaded. Without storage always
 * `false`.
 */
function isFirstReloadFor(reason: string): boolean {
  try {
    if (sessionStorage.getItem(reloadedForKey) === reason) return false;
    sessionStorage.setItem(reloadedForKey, reason);
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

/** The file that a failed import names, if it is one of this site and is there; Safari's errors name none. */
async function fileThatIsThere(thrown: unknown): Promise<string | undefined> {
  const file = /https?:\S+/.exec(String(thrown))?.[0] ?? '';
  if (!file.startsWith(`${location.origin}/`)) return undefined;
  try {
    const { ok, headers } = await fetch(file, {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'same-origin',
    });
    return ok && (headers.get('content-type') ?? '').includes('javascript') ? file : undefined;
  } catch {
    return undefined;
  }
}

let isReloading = false;

/**
 * Reloads the page at the address that the user's click led to, once per version or file. Not where the user has typed,
 * or where a reload would sign out.
 * @param reason the version or file
 * @returns whether the page is being reloaded
 */
function reloadOnce(reason: string): boolean {
  if (isReloading) return true;
  const isInUse = lastTypedPath === location.pathname || sessionSettings().keep === 'memory';
  if (isInUse || !isFirstReloadFor(reason)) return false;
  isReloading = true;
  location.reload();
  return true;
}

/**
 * Handles code that can't be loaded. Offline it waits for a connection. If a newer version has removed the files, or the
 * connection was gone for a moment, the page is reloaded, since Chromium remembers for the life of a page that a module
 * failed (HTML, "fetch a single module script"). If the user has typed on this page, it stays, so that the input is not
 * lost; it shows a notice where there is a newer version.
 */
async function recover(load: () => Promise<unknown>, thrown: unknown): Promise<unknown> {
  // Preloaded code is requested again when it is needed.
  const isRequestedByUser = navigator.userActivation?.isActive ?? true;
  const wasOffline = !(await isOnline());
  if (wasOffline) await reconnected();
  const entry = await newerEntry();
  if (entry !== undefined) {
    const isNoticeShown = noteNewVersion();
    if ((isRequestedByUser || !isNoticeShown) && reloadOnce(entry)) return never;
    if (isNoticeShown && isRequestedByUser) return never;
    throw missing(thrown);
  }
  try {
    return await load();
  } catch {
    const file = await fileThatIsThere(thrown);
    if (file !== undefined && (isRequestedByUser || wasOffline) && reloadOnce(file)) return never;
    throw missing(thrown);
  }
}

setMissingCodeHandler(recover);
