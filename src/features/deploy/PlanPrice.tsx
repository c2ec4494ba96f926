import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { retailPrice } from '#domain/priceList.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { usePricing } from '#shared/useReseller.ts';

interface PlanPriceProps {
  /** The account's price per month, as an exact decimal string. */
  price: string | undefined;
}

/**
 * A plan's monthly price: the account's or, if the operator chose the retail view, the customers' with the account's
 * beside it, labelled as what is charged. Customer view shows only the customers' price.
 */
export function PlanPrice({ price }: PlanPriceProps): ReactNode {
  const formats = useFormats();
  const { pricing } = useBrand();
  const isCustomerView = useCustomerView();
  const wantsRetail = isCustomerView || pricing.view === 'retail';
  const retailPricing = usePricing(wantsRetail);
  if (price === undefined) return <Trans>price unknown</Trans>;
  const charged = formats.money(price);
  const retail = wantsRetail && retailPricing ? retailPrice(price, retailPricing) : undefined;
  if (retail === undefined)
    return isCustomerView ? <Trans>price hidden</Trans> : <Trans>{charged} a month</Trans>;
  return (
    <>
      <Trans>{formats.moneyAlways(retail)} a month</Trans>
      {!isCustomerView && (
        <span className="block text-sm font-normal text-muted">
          <Trans>you pay {charged}</Trans>
        </span>
      )}
    </>
  );
}
