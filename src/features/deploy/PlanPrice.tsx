import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import type { PricedPlan } from '#domain/plans.ts';
import { retailPrice } from '#domain/priceList.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { usePricing } from '#shared/useReseller.ts';
import { cx } from '#ui/cx.ts';

/** A monthly price as this page shows it. Amounts are exact decimal strings. */
export interface ShownPrice {
  /** The account's or, in the retail view, the customers'; `undefined` where it is unknown or hidden. */
  readonly amount: string | undefined;
  readonly isHidden: boolean;
  /** What the account is charged, where the amount is the customers' and the account's may be seen. */
  readonly charged: string | undefined;
  /** Formats the amount, or one derived from it. */
  readonly format: (amount: string) => string;
}

/**
 * Returns what is shown for an account's price: that price or, if the operator chose the retail view, the customers'
 * with the account's beside it, labelled as what is charged. Customer view shows only the customers' price.
 */
export function useShownPrice(): (price: string | undefined) => ShownPrice {
  const formats = useFormats();
  const { pricing } = useBrand();
  const isCustomerView = useCustomerView();
  const wantsRetail = isCustomerView || pricing.view === 'retail';
  const retailPricing = usePricing(wantsRetail);
  return (price) => {
    const retail = wantsRetail && retailPricing ? retailPrice(price, retailPricing) : undefined;
    if (retail === undefined) {
      return {
        amount: isCustomerView ? undefined : price,
        isHidden: isCustomerView && price !== undefined,
        charged: undefined,
        format: formats.money,
      };
    }
    return {
      amount: retail,
      isHidden: false,
      charged: isCustomerView ? undefined : price,
      format: formats.moneyAlways,
    };
  };
}

interface PlanPriceProps {
  price: ShownPrice;
  /** The column head already says "a month". */
  isBare?: boolean | undefined;
}

/** A plan's monthly price. */
export function PlanPrice({ price, isBare = false }: PlanPriceProps): ReactNode {
  const formats = useFormats();
  const { amount, isHidden, charged, format } = price;
  if (amount === undefined) return isHidden ? <Trans>price hidden</Trans> : <Trans>price unknown</Trans>;
  return (
    <>
      {isBare ? <span translate="no">{format(amount)}</span> : <Trans>{format(amount)} a month</Trans>}
      {charged !== undefined && (
        <span className="block text-sm font-normal text-muted">
          <Trans>you pay {formats.money(charged)}</Trans>
        </span>
      )}
    </>
  );
}

/** What a plan is shown with, as a row or as a card. */
export interface PlanRowProps {
  row: PricedPlan;
  price: ShownPrice;
  /** The name of the radio group. */
  group: string;
  note: 'noPrice' | 'shortfall' | undefined;
  isChosen: boolean;
  onChoose: () => void;
}

interface PlanNoteProps extends Pick<PlanRowProps, 'note'> {
  className: string;
}

/** Why a plan can't be paid now. It needs no further line: the balance may arrive after the plans. */
export function PlanNote({ note, className }: PlanNoteProps): ReactNode {
  if (note === undefined) return null;
  return (
    <span className={cx('text-xs text-caution', className)}>
      {note === 'noPrice' ? (
        <Trans>not available without a price</Trans>
      ) : (
        <Trans>more than your balance</Trans>
      )}
    </span>
  );
}
