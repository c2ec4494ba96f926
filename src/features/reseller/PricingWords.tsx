import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Pricing } from '#domain/retailPrice.ts';
import { useFormats } from '#i18n/FormatsContext.ts';

interface PricingWordsProps {
  pricing: Pricing | undefined;
  /** Whether the percentage is the operator's own. */
  isOperators: boolean;
}

/** How retail prices are made of wholesale, and who says so. */
export function PricingWords({ pricing, isOperators }: PricingWordsProps): ReactNode {
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
        <Trans>Prices a month. By markup: retail is wholesale plus {percent} of it, rounded to cents.</Trans>
      ) : pricing.percent < 100 ? (
        <Trans>
          Prices a month. By margin: {percent} of retail are profit, the rest pays wholesale; rounded to
          cents.
        </Trans>
      ) : (
        <Trans>
          Prices a month. No retail price can be made: a margin of {percent} would leave nothing to pay
          wholesale from.
        </Trans>
      )}{' '}
      {isOperators ? (
        <Trans>The percentage and the method come from this site’s configuration.</Trans>
      ) : (
        <Trans>
          The percentage is your margin as the API tells it, the method this site’s configuration.
        </Trans>
      )}
    </>
  );
}
