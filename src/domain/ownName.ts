/**
 * What the app calls its own in a browser that it shares: with whatever else this origin serves, and with itself under
 * another path. The product's name carries no provider's, so that a reseller's customers don't meet one.
 * @param base the path at which the app lies, with a slash at both ends
 */
export const nameAt = (base: string, name: string): string => `server-dashboard:${base}:${name}`;

/** The name of a storage entry, database, channel or lock of this app. */
export const ownName = (name: string): string => nameAt(import.meta.env.BASE_URL, name);
