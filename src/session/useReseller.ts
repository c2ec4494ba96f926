import { useGetResellerState } from '#api/generated/account/account.ts';
import { asApiError } from '#api/apiError.ts';
import { readReseller, type Reseller } from '#domain/reseller.ts';
import { useVisible } from '#ui/useVisible.ts';
import { useScope } from './scopes.ts';

interface ResellerAnswer {
  /** `null` where the account is none; `undefined` until the API has told. */
  readonly reseller: Reseller | null | undefined;
  /** What the API threw instead. */
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly retry: () => void;
}

/** Whether the account is a reseller, and how; asked for once in a while, since it hardly ever changes. */
export function useReseller(isWanted = true): ResellerAnswer {
  const isDenied = useScope('account:read') === 'denied';
  const isVisible = useVisible();
  const { data, error, isFetching, refetch } = useGetResellerState({
    query: {
      select: readReseller,
      // A hidden tab asks nothing.
      enabled: isWanted && !isDenied && isVisible,
      staleTime: 300_000,
      gcTime: 1_800_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
  });
  // An API that knows no resellers has none.
  const isNone = data === undefined && asApiError(error)?.kind === 'notFound';
  return {
    reseller: isNone ? null : data,
    error: isNone ? null : error,
    isFetching,
    retry: () => void refetch(),
  };
}
