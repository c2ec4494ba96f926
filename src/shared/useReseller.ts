import { asApiError } from '#api/apiError.ts';
import { useGetResellerState } from '#api/generated/account/account.ts';
import { useBrand } from '#brand/BrandContext.ts';
import { type Pricing, pricingOf, readReseller, type Reseller } from '#domain/reseller.ts';
import { useScope } from '#session/scopes.ts';
import { useVisible } from '#ui/useVisible.ts';

/**
 * How customers' prices are calculated: by the operator's settings, and by the account's margin where those set no
 * percentage. `undefined` where neither sets one.
 * @param isWanted whether to request that margin from the API
 */
export function usePricing(isWanted: boolean): Pricing | undefined {
  const { pricing } = useBrand();
  const { reseller } = useReseller(isWanted && pricing.marginPercent === null);
  return pricingOf(pricing, reseller);
}

interface ResellerAnswer {
  /** `null` where the account is not a reseller; `undefined` until the API has responded. */
  readonly reseller: Reseller | null | undefined;
  /** The error thrown instead. */
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly retry: () => void;
}

/** Whether the account is a reseller, and on which terms; requested rarely, since it hardly ever changes. */
export function useReseller(isWanted = true): ResellerAnswer {
  const isDenied = useScope('account:read') === 'denied';
  const isVisible = useVisible();
  const { data, error, isFetching, refetch } = useGetResellerState({
    query: {
      select: readReseller,
      // A hidden tab sends no requests.
      enabled: isWanted && !isDenied && isVisible,
      staleTime: 300_000,
      gcTime: 1_800_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
  });
  // An API that has no resellers responds with 404.
  const isNone = data === undefined && asApiError(error)?.kind === 'notFound';
  return {
    reseller: isNone ? null : data,
    error: isNone ? null : error,
    isFetching,
    retry: () => void refetch(),
  };
}
