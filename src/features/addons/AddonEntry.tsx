import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Addon, AddonCatalog } from '#domain/addonCatalog.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button, type Reason } from '#ui/Button.tsx';
import { PeriodWords } from './PeriodWords.tsx';

interface AddonEntryProps {
  addon: Addon;
  period: Pick<AddonCatalog, 'daysRemaining' | 'cycleEnd'>;
  reason: Reason | undefined;
  onBuy: () => void;
}

/** One add-on: description, cost now and per month, and the button to buy it. */
export function AddonEntry({ addon, period, reason, onBuy }: AddonEntryProps): ReactNode {
  const formats = useFormats();
  const { name, description, quote } = addon;
  const shown = <BidiText text={name || addon.id} max={80} />;
  const [charge, price] = [formats.money(quote.charge), formats.money(quote.price)];
  return (
    <li className="grid items-center gap-x-6 gap-y-3 px-4 py-3.5 sm:grid-cols-[minmax(0,4fr)_minmax(0,3fr)_minmax(0,3fr)] sm:px-5">
      <div className="min-w-0 wrap-anywhere">
        <h3 className="font-medium">{shown}</h3>
        <p className="text-muted">
          <BidiText text={description} max={300} isProse />
        </p>
      </div>
      <div className="min-w-0 tabular-nums">
        <p className="font-medium">
          <Trans>{charge} now</Trans>
        </p>
        <p className="text-sm text-muted">
          <PeriodWords {...period} />
        </p>
        <p className="text-sm text-muted">
          <Trans>adds {price} a month</Trans>
        </p>
      </div>
      <div className="min-w-0 max-sm:*:w-full sm:text-end">
        <Button disabledReason={reason} onClick={onBuy} className="max-w-full">
          <span className="truncate">
            <Trans>Buy {shown}</Trans>
          </span>
        </Button>
      </div>
    </li>
  );
}
