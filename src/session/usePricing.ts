import { useBrand } from '#brand/BrandContext.ts';
import { pricingOf } from '#domain/priceList.ts';
import type { Pricing } from '#domain/retailPrice.ts';
import { useReseller } from './useReseller.ts';

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
