import { readFields, readText } from '#domain/read.ts';
import type { Session } from './identity.ts';

/**
 * Where the key lies while its tab lives: the tab's `sessionStorage`, or memory alone where the operator wants
 * that. No other module reads or writes it.
 */

const place = 'session';

/** Names in the tab's storage that begin so are the session's: they go with it, whether or not their code is loaded. */
export const sessionPrefix = 'of-session:';

const seenPlace = `${sessionPrefix}seen`;

/** Stands for when the person was seen where the tab was locked since. */
export const lockedMark = 0;

/** Puts the session away for a reload of this tab. A browser that refuses storage keeps it in memory. */
export function keepSession({ key, who }: Session): void {
  try {
    sessionStorage.setItem(place, JSON.stringify({ key, who }));
  } catch {
    // Storage is full or forbidden: the session then ends with the page, and no former one may come back in its place.
    forgetKeptSession();
  }
}

/** Takes the key out of the tab's storage, and what lies there under the session's prefix. */
export function forgetKeptSession(): void {
  try {
    sessionStorage.removeItem(place);
    const names = Object.keys(sessionStorage).filter((name) => name.startsWith(sessionPrefix));
    for (const name of names) sessionStorage.removeItem(name);
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}

function readIdentity(value: unknown): Session['who'] | undefined {
  const fields = readFields<'id' | 'email' | 'name' | 'last4'>(value);
  if (fields === undefined) return undefined;
  if (typeof fields.last4 === 'string') return { last4: fields.last4 };
  return { id: readText(fields.id), email: readText(fields.email), name: readText(fields.name) };
}

/** Reads a session that was put away, here or by another tab. */
export function readSession(value: unknown): Session | undefined {
  const fields = readFields<'key' | 'who'>(value);
  const who = readIdentity(fields?.who);
  if (who === undefined || typeof fields?.key !== 'string' || fields.key === '') return undefined;
  return { key: fields.key, who };
}

/** The session that this tab had before it was reloaded. */
export function findKeptSession(): Session | undefined {
  try {
    return readSession(JSON.parse(sessionStorage.getItem(place) ?? 'null'));
  } catch {
    return undefined;
  }
}

/** Puts away when the person was last seen, beside the key: a copy of the tab is then as old as the tab was. */
export function keepSeen(at: number): void {
  try {
    sessionStorage.setItem(seenPlace, String(at));
  } catch {
    // Then the key isn't kept either.
  }
}

/** When the person was last seen, as it was put away; `NaN` where nothing was. */
export function findKeptSeen(): number {
  try {
    return Number.parseInt(sessionStorage.getItem(seenPlace) ?? '', 10);
  } catch {
    return Number.NaN;
  }
}
