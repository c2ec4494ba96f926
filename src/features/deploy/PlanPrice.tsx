import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { retailPrice } from '#domain/retailPrice.ts';
import { useFormats } from '#i18n/FormatsContext.ts';

interface PlanPriceProps {
  /** What the account pays a month, the text of an exact decimal. */
  price: string | undefined;
}

/** A plan's monthly price, beside the customers' where the operator shows that; what is charged is named as such. */
export function PlanPrice({ price }: PlanPriceProps): ReactNode {
  const formats = useFormats();
  const { pricing } = useBrand();
  if (price === undefined) return <Trans>price unknown</Trans>;
  const charged = formats.money(price);
  const retail =
    pricing.view === 'retail' && pricing.marginPercent !== null
      ? retailPrice(price, { method: pricing.method, percent: pricing.marginPercent })
      : undefined;
  if (retail === undefined) return <Trans>{charged} a month</Trans>;
  return (
    <>
      <Trans>{formats.money(retail)} a month</Trans>
      <span className="block text-sm font-normal text-muted">
        <Trans>you are charged {charged}</Trans>
      </span>
    </>
  );
}
