import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Pricing } from '#domain/reseller.ts';
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
        Monthly prices. There’s no retail price: this site’s configuration sets no percentage, and the API
        doesn’t give an active margin.
      </Trans>
    );
  }
  const percent = formats.percent(pricing.percent);
  return (
    <>
      {pricing.method === 'markup' ? (
        <Trans>Monthly prices. Markup: retail is wholesale plus {percent}.</Trans>
      ) : pricing.percent < 100 ? (
        <Trans>Monthly prices. Margin: {percent} of the retail price is profit.</Trans>
      ) : (
        <Trans>
          Monthly prices. There’s no retail price: with a margin of {percent}, nothing would be left to pay
          the wholesale price.
        </Trans>
      )}{' '}
      {isFromOperator ? (
        <Trans>The percentage comes from this site’s configuration.</Trans>
      ) : (
        <Trans>The percentage is your margin from the API.</Trans>
      )}
    </>
  );
}
