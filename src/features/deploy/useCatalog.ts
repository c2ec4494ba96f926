import { type ApiError, asApiError, isFinalError } from '#api/apiError.ts';
import { useGetAccount } from '#api/generated/account/account.ts';
import { useListOsTemplates, useListProducts, useListRegions } from '#api/generated/catalog/catalog.ts';
import { readAccount } from '#domain/account.ts';
import { type OsFamily, readOsFamilies } from '#domain/osTemplates.ts';
import { type Plans, readPlans } from '#domain/plans.ts';
import { type Region, readRegions } from '#domain/regions.ts';

/** One list of the catalog: loaded, loading, forbidden to this key, or failed. */
export interface Listing<Rows> {
  readonly rows: Rows | undefined;
  readonly error: ApiError | undefined;
  /** It is on its way for the first time; not while offline, when it waits for a connection. */
  readonly isLoading: boolean;
  /** The key may not read it, so ids can be typed instead. */
  readonly isForbidden: boolean;
  readonly isFetching: boolean;
  readonly retry: () => void;
}

export interface Catalog {
  readonly plans: Listing<Plans>;
  readonly regions: Listing<readonly Region[]>;
  readonly systems: Listing<readonly OsFamily[]>;
  /** The wallet's balance as an exact decimal string; `undefined` if unknown. */
  readonly balance: string | undefined;
  /** It is on its way for the first time. */
  readonly isBalanceLoading: boolean;
  readonly isBalanceFetching: boolean;
  readonly readBalance: () => void;
}

interface QueryLike<Rows> {
  readonly data: Rows | undefined;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
  readonly isFetching: boolean;
  readonly refetch: () => Promise<unknown>;
}

function listing<Rows>({ data, error, isLoading, isFetching, refetch }: QueryLike<Rows>): Listing<Rows> {
  return {
    rows: data,
    error: data === undefined ? asApiError(error) : undefined,
    isLoading,
    isForbidden: data === undefined && asApiError(error)?.kind === 'forbidden',
    isFetching,
    retry: () => void refetch(),
  };
}

const catalogCaching = { staleTime: 300_000, gcTime: 1_800_000 };

/** The wallet's balance, read again when the page opens or the user returns. */
export function useCatalogBalance(): Pick<
  Catalog,
  'balance' | 'isBalanceLoading' | 'isBalanceFetching' | 'readBalance'
> {
  const account = useGetAccount({
    query: {
      select: readAccount,
      staleTime: 30_000,
      // A returning user may have topped up, which a cached response doesn't show.
      refetchOnMount: 'always',
      refetchOnWindowFocus: ({ state }) => (isFinalError(state.error) ? false : 'always'),
    },
  });
  return {
    balance: account.data?.balance,
    isBalanceLoading: account.isLoading,
    isBalanceFetching: account.isFetching,
    readBalance: () => void account.refetch(),
  };
}

/** Loads what can be deployed, and the balance to pay it from. */
export function useCatalog(): Catalog {
  return {
    ...useCatalogBalance(),
    plans: listing(useListProducts({ query: { ...catalogCaching, select: readPlans } })),
    regions: listing(useListRegions({ query: { ...catalogCaching, select: readRegions } })),
    systems: listing(useListOsTemplates({ query: { ...catalogCaching, select: readOsFamilies } })),
  };
}
