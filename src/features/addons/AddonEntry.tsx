import { Trans } from '@lingui/react/macro';
import { createElement, type ReactNode, use } from 'react';
import type { Addon, AddonCatalog } from '#domain/addonCatalog.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button, type Reason } from '#ui/Button.tsx';
import { SectionHeading } from '#ui/Card.tsx';
import { StatusBadge } from '#ui/StatusBadge.tsx';
import { PeriodWords } from './PeriodWords.tsx';

interface AddonEntryProps {
  addon: Addon;
  /** When it was bought here, if the server still has an add-on of its type. Milliseconds since 1970 UTC. */
  boughtAt: number | undefined;
  period: Pick<AddonCatalog, 'daysRemaining' | 'cycleEnd'>;
  reason: Reason | undefined;
  onBuy: () => void;
}

/** One add-on: description, cost now and per month, and the button to buy it. */
export function AddonEntry({ addon, boughtAt, period, reason, onBuy }: AddonEntryProps): ReactNode {
  const formats = useFormats();
  const { name, description, quote } = addon;
  const shown = <BidiText text={name || addon.id} max={80} />;
  const [charge, price] = [formats.money(quote.charge), formats.money(quote.price)];
  return (
    <li className="grid items-center gap-x-6 gap-y-3 px-4 py-3.5 sm:grid-cols-[minmax(0,4fr)_minmax(0,3fr)_minmax(0,3fr)] sm:px-5">
      <div className="min-w-0 wrap-anywhere">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {createElement(use(SectionHeading), { className: 'font-medium' }, shown)}
          {boughtAt !== undefined && (
            <StatusBadge tone="positive" shape="filled" look="plain">
              <Trans>Bought here on {formats.date(boughtAt)}</Trans>
            </StatusBadge>
          )}
        </div>
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
        <p className="font-medium">
          <Trans>then {price} a month</Trans>
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
