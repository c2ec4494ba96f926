import type { Account as ApiAccount } from '#api/generated/model/account.ts';
import { readAmountText } from './amount.ts';
import { isUuid, readFields, readInstant, readText } from './read.ts';

/** Whose key it is, safe to show: '' or `undefined` says that the API did not tell. */
export interface Account {
  readonly id: string;
  readonly email: string;
  /** First and last name, as far as they are known. */
  readonly name: string;
  /** The wallet, the text of an exact decimal; `undefined` where what came is no amount, which is never shown as 0. */
  readonly balance: string | undefined;
  readonly tier: string;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number | undefined;
}

/** Reads the answer of `GET /account`, of which no field is certain. */
export function readAccount(value: unknown): Account {
  const fields: Partial<Record<keyof ApiAccount, unknown>> = readFields(value) ?? {};
  return {
    id: isUuid(fields.id) ? fields.id.toLowerCase() : '',
    email: readText(fields.email),
    name: [readText(fields.firstName), readText(fields.lastName)].filter((part) => part !== '').join(' '),
    balance: readAmountText(fields.balance),
    tier: readText(fields.tier),
    createdAt: readInstant(fields.createdAt),
  };
}
