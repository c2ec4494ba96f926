import { asApiError } from '#api/apiError.ts';
import { useGetResellerState } from '#api/generated/account/account.ts';
import { useBrand } from '#brand/BrandContext.ts';
import { pricingOf, type Pricing } from '#domain/priceList.ts';
import { readReseller, type Reseller } from '#domain/reseller.ts';
import { useScope } from '#session/scopes.ts';
import { useVisible } from '#ui/useVisible.ts';

/**
 * How the customers' prices are made: by the operator's settings, and the account's own margin where those give no
 * percentage. Nothing where nobody tells one.
 * @param isWanted whether to ask the API for that margin
 */
export function usePricing(isWanted: boolean): Pricing | undefined {
  const { pricing } = useBrand();
  const { reseller } = useReseller(isWanted && pricing.marginPercent === null);
  return pricingOf(pricing, reseller);
}

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
