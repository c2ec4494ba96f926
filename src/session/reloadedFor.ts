import { ownName } from '#domain/ownName.ts';

const place = ownName('reloaded-for');

/** Whether this tab has not yet reloaded itself for that version; from now on it has. Without storage it never does. */
export function isFirstReloadFor(version: string): boolean {
  try {
    if (sessionStorage.getItem(place) === version) return false;
    sessionStorage.setItem(place, version);
    return true;
  } catch {
    return false;
  }
}
