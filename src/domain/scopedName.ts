/**
 * The name of something that the app keeps in the browser. It contains the base path, since other sites on this origin,
 * and this app under another path, share the same storage. It contains no provider's name, so that a reseller's
 * customers don't see one.
 * @param base the path that the app is served from, with a slash at both ends
 */
export const nameAt = (base: string, name: string): string => `server-dashboard:${base}:${name}`;

/** The name of a storage entry, database, channel or lock of this app. */
export const scopedName = (name: string): string => nameAt(import.meta.env.BASE_URL, name);
