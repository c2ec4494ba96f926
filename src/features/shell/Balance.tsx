import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { asApiError } from '#api/apiError.ts';
import { useGetAccount } from '#api/generated/account/account.ts';
import { readAccount } from '#domain/account.ts';
import { useFormats } from '#i18n/FormatsContext.ts';

/** The wallet in the top bar. What is not known is said to be unknown, never shown as nothing. */
export function Balance(): ReactNode {
  const formats = useFormats();
  const { data, error } = useGetAccount({ query: { select: readAccount, staleTime: 30_000 } });
  if (asApiError(error)?.kind === 'forbidden') return null;
  if (data === undefined && error === null) return null;
  return (
    <span className="flex items-baseline gap-1.5 whitespace-nowrap">
      <span className="text-sm text-muted max-sm:sr-only">
        <Trans>Balance</Trans>
      </span>
      <span className="font-medium tabular-nums">
        {data?.balance === undefined ? <Trans>unknown</Trans> : formats.money(data.balance)}
      </span>
    </span>
  );
}
