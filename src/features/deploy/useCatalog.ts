import { type ApiError, asApiError, isEnd } from '#api/apiError.ts';
import { useGetAccount } from '#api/generated/account/account.ts';
import { useListOsTemplates, useListProducts, useListRegions } from '#api/generated/catalog/catalog.ts';
import { readAccount } from '#domain/account.ts';
import { type OsFamily, readOsFamilies } from '#domain/osTemplates.ts';
import { type Plans, readPlans } from '#domain/plans.ts';
import { type Region, readRegions } from '#domain/regions.ts';

/** One list of the catalog: there, on its way, forbidden to this key, or not to be had. */
export interface Listing<Rows> {
  readonly rows: Rows | undefined;
  readonly error: ApiError | undefined;
  /** The key may not read it: ids can be typed instead. */
  readonly isForbidden: boolean;
  readonly isFetching: boolean;
  readonly retry: () => void;
}

export interface Catalog {
  readonly plans: Listing<Plans>;
  readonly regions: Listing<readonly Region[]>;
  readonly systems: Listing<readonly OsFamily[]>;
  /** The wallet, the text of an exact decimal; `undefined` where it is not known. */
  readonly balance: string | undefined;
  readonly isBalanceFetching: boolean;
  readonly readBalance: () => void;
}

interface QueryLike<Rows> {
  readonly data: Rows | undefined;
  readonly error: ApiError | null;
  readonly isFetching: boolean;
  readonly refetch: () => Promise<unknown>;
}

function listing<Rows>({ data, error, isFetching, refetch }: QueryLike<Rows>): Listing<Rows> {
  return {
    rows: data,
    error: data === undefined ? asApiError(error) : undefined,
    isForbidden: data === undefined && asApiError(error)?.kind === 'forbidden',
    isFetching,
    retry: () => void refetch(),
  };
}

const slow = { staleTime: 300_000, gcTime: 1_800_000 };

/** What can be deployed, and what there is to pay it with. */
export function useCatalog(): Catalog {
  const account = useGetAccount({
    query: {
      select: readAccount,
      staleTime: 30_000,
      // Who comes back has perhaps topped up, which no answer of before knows.
      refetchOnMount: 'always',
      refetchOnWindowFocus: ({ state }) => (isEnd(state.error) ? false : 'always'),
    },
  });
  return {
    plans: listing(useListProducts({ query: { ...slow, select: readPlans } })),
    regions: listing(useListRegions({ query: { ...slow, select: readRegions } })),
    systems: listing(useListOsTemplates({ query: { ...slow, select: readOsFamilies } })),
    balance: account.data?.balance,
    isBalanceFetching: account.isFetching,
    readBalance: () => void account.refetch(),
  };
}
