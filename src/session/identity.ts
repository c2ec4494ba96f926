import { readFields, readText } from '#domain/read.ts';

/** Whose key it is: the account where the key may read it, else the end of the key, to be shown. */
export type Identity =
  | { readonly id: string; readonly email: string; readonly name: string; readonly last4?: never }
  | { readonly last4: string; readonly id?: never };

export interface Session {
  readonly key: string;
  /** The key's fingerprint: it tells keys apart and opens nothing. */
  readonly keyId: string;
  readonly who: Identity;
}

/** Whose session it is, in words that other tabs may read. */
export const whose = ({ keyId, who }: Session): string => who.id || keyId;

/** Whose something is that this browser keeps. */
export interface Owner {
  /** The absolute address of the API. */
  readonly api: string;
  /** The account's id; '' where nobody knows it. */
  readonly account: string;
  readonly keyId: string;
}

/**
 * Whether two are of one account: by its id where both know it, else by the key. The last characters of a key, which are
 * shown, are no identity.
 */
export function isSameOwner(one: Owner, other: Owner): boolean {
  if (one.api !== other.api) return false;
  if (one.account !== '' && other.account !== '') return one.account === other.account;
  return one.keyId === other.keyId;
}

/** Reads whose something is that was put away. */
export function readOwner(value: unknown): Owner | undefined {
  const fields = readFields<keyof Owner>(value);
  const [api, account, keyId] = [fields?.api, fields?.account, fields?.keyId].map(readText);
  return api && keyId ? { api, account: account ?? '', keyId } : undefined;
}
