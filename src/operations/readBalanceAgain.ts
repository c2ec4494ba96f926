import type { QueryClient } from '@tanstack/react-query';
import { askAnew } from '#api/askAnew.ts';
import { getGetAccountQueryOptions } from '#api/generated/account/account.ts';
import { readAccount } from '#domain/account.ts';

/** The wallet as it is now; nothing where it can't be read, or the key may not read it. */
export async function readBalanceAgain(queryClient: QueryClient): Promise<string | undefined> {
  try {
    return readAccount(await askAnew(queryClient, getGetAccountQueryOptions())).balance;
  } catch {
    return undefined;
  }
}
