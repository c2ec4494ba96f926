/** Whose key it is: the account where the key may read it, else the end of the key itself. */
export type Identity =
  | { readonly id: string; readonly email: string; readonly name: string; readonly last4?: never }
  | { readonly last4: string; readonly id?: never };

export interface Session {
  readonly key: string;
  readonly who: Identity;
}
