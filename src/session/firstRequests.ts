import { requestEarly } from '#api/earlyAnswers.ts';
import { findRefusedApi } from '#brand/pagePolicy.ts';
import { isUuid, readFields } from '#domain/read.ts';
import { peekKeptSession, readLastSeen, sessionPrefix } from './keptSession.ts';
import { isWithin } from './lastSeen.ts';

/** The settings of the visit that kept the session, for before those of this visit are known. */
interface KeptSettings {
  readonly apiBaseUrl: string;
  readonly idleMinutes: number;
  /** Read by the page's outline alone, for the first paint; the session itself says it to the app. */
  readonly isSandbox?: boolean | undefined;
}

const settingsStorageKey = `${sessionPrefix}settings`;

/** Stores the settings beside the session. Never throws. */
export function keepSettings(settings: KeptSettings): void {
  try {
    sessionStorage.setItem(settingsStorageKey, JSON.stringify(settings));
  } catch {
    // Storage is full or forbidden: the next visit waits for its settings.
  }
}

/** @returns `undefined` if there are none, or if they are invalid */
function readKeptSettings(): KeptSettings | undefined {
  try {
    const kept = readFields<keyof KeptSettings>(
      JSON.parse(sessionStorage.getItem(settingsStorageKey) ?? 'null'),
    );
    const { apiBaseUrl, idleMinutes } = kept ?? {};
    return typeof apiBaseUrl === 'string' &&
      URL.canParse(apiBaseUrl, location.href) &&
      typeof idleMinutes === 'number'
      ? { apiBaseUrl, idleMinutes }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The reads that a page's route starts with, as paths below the API's base URL; none for a page without a key.
 * @param page the page's path below the app's own, such as "/servers"
 * @param isSampling whether a server's own page asks for its load, too
 */
export function firstReadsOf(page: string, isSampling = false): readonly string[] {
  const [first, second, third] = page.split('/').slice(1);
  if (first === '' || (first === 'servers' && !second)) return ['/servers', '/account'];
  const id = first === 'servers' ? second : first === 'sso' && second === 'servers' ? third : undefined;
  const samples = isSampling && !third ? [`/servers/${id}/stats`] : [];
  if (isUuid(id)) return [`/servers/${id}`, '/account', ...samples];
  return first === 'sign-in' ? [] : ['/account'];
}

/**
 * Sends the page's first reads while the code that handles their answers is loading, if this tab has a session to
 * restore. Doesn't wait for the operator's settings, but takes those of the visit that kept the session: a key goes only
 * to the API that its session is sealed for, and an answer is used only if the settings still name that API. Never
 * rejects.
 */
export async function sendFirstRequests(): Promise<void> {
  const settings = readKeptSettings();
  if (settings === undefined || findRefusedApi(settings.apiBaseUrl) !== undefined) return;
  const { apiBaseUrl: baseUrl, idleMinutes } = settings;
  if (!isWithin(Date.now() - readLastSeen(), idleMinutes * 60_000)) return;
  const session = await peekKeptSession(new URL(baseUrl, location.href).href);
  if (session === undefined) return;
  const page = location.pathname.slice(import.meta.env.BASE_URL.length - 1);
  // As the page itself does: no sample while nobody sees it, or the user has paused them.
  const isSampling =
    document.visibilityState === 'visible' && new URLSearchParams(location.search).get('interval') !== 'off';
  for (const path of firstReadsOf(page, isSampling)) requestEarly({ baseUrl, key: session.key }, path);
}
