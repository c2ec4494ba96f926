import { readFields, readText } from '#domain/read.ts';

/** The key's owner: the account if the key may read it, otherwise the end of the key, for display. */
export type Identity =
  | { readonly id: string; readonly email: string; readonly name: string; readonly last4?: never }
  | { readonly last4: string; readonly id?: never };

export interface Session {
  readonly key: string;
  /** The key's fingerprint: tells keys apart, but gives no access. */
  readonly keyId: string;
  readonly who: Identity;
  /** Whether the API has said that it is a sandbox. It stays so: a response that doesn't say it may be a proxy's. */
  readonly isSandbox?: true | undefined;
}

/** Identifies the session's account, or else its key, in a form that other tabs may read. */
export const signedInHolder = ({ keyId, who }: Session): string => who.id || keyId;

/** The owner of something that this browser keeps. */
export interface Owner {
  /** The absolute address of the API. */
  readonly api: string;
  /** The account's id; '' if unknown. */
  readonly account: string;
  readonly keyId: string;
}

/**
 * Whether two owners are one account: by its id if both have it, otherwise by the key. The last characters of a key,
 * which are shown, don't identify it.
 */
export function isSameOwner(one: Owner, other: Owner): boolean {
  if (one.api !== other.api) return false;
  if (one.account !== '' && other.account !== '') return one.account === other.account;
  return one.keyId === other.keyId;
}

/** Reads a stored owner; `undefined` if it is invalid. */
export function readOwner(value: unknown): Owner | undefined {
  const fields = readFields<keyof Owner>(value);
  const [api, account, keyId] = [fields?.api, fields?.account, fields?.keyId].map(readText);
  return api && keyId ? { api, account: account ?? '', keyId } : undefined;
}
