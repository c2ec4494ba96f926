import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { isNegative } from '#domain/amount.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { StatusBadge } from '#ui/StatusBadge.tsx';
import { useCustomerView } from './customerView.ts';

/** Whether to warn that the account's balance is below zero; not while a customer is watching. */
export function useIsOverdrawn(balance: string | undefined): boolean {
  return !useCustomerView() && isNegative(balance);
}

/** The account's balance, with a warning if it is below zero. Never shown as zero where it is unknown. */
export function Balance({ balance }: { balance: string | undefined }): ReactNode {
  const formats = useFormats();
  const isOverdrawn = useIsOverdrawn(balance);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 tabular-nums">
      {balance === undefined ? <Trans>unknown</Trans> : <span translate="no">{formats.money(balance)}</span>}
      {isOverdrawn && (
        <StatusBadge tone="critical" shape="triangle">
          <Trans>Overdrawn</Trans>
        </StatusBadge>
      )}
    </span>
  );
}
