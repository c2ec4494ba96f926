import type { Account as ApiAccount } from '#api/generated/model/account.ts';
import { readAmountText } from './amount.ts';
import { isUuid, readFields, readInstant, readText } from './read.ts';

/** The account that the API key belongs to, safe to show. '' or `undefined`: the API sent no usable value. */
export interface Account {
  readonly id: string;
  readonly email: string;
  /** First and last name, or the one of them that is known. */
  readonly name: string;
  /** The wallet, as a decimal string; `undefined` where the API sent no valid amount. Never show that as 0. */
  readonly balance: string | undefined;
  readonly tier: string;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number | undefined;
}

/** Reads the response of `GET /account`. No field is guaranteed. */
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
