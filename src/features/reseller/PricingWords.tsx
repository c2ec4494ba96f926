import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Pricing } from '#domain/priceList.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';

interface PricingWordsProps {
  pricing: Pricing | undefined;
  /** Whether the percentage comes from the operator's configuration. */
  isFromOperator: boolean;
}

/** How retail prices are calculated from wholesale, and where the percentage comes from. */
export function PricingWords({ pricing, isFromOperator }: PricingWordsProps): ReactNode {
  const formats = useFormats();
  if (pricing === undefined) {
    return (
      <Trans>
        Prices a month. No retail price is known: this site’s configuration gives no percentage, and the API
        tells no margin that is in force.
      </Trans>
    );
  }
  const percent = formats.percent(pricing.percent);
  return (
    <>
      {pricing.method === 'markup' ? (
        <Trans>Prices a month. Markup: retail is wholesale plus {percent} of it.</Trans>
      ) : pricing.percent < 100 ? (
        <Trans>Prices a month. Margin: {percent} of retail is profit.</Trans>
      ) : (
        <Trans>
          Prices a month. No retail price is possible: a margin of {percent} leaves nothing to pay wholesale
          from.
        </Trans>
      )}{' '}
      {isFromOperator ? (
        <Trans>The percentage is set in this site’s configuration.</Trans>
      ) : (
        <Trans>The percentage is your margin as the API tells it.</Trans>
      )}
    </>
  );
}
