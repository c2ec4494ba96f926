import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { asApiError } from '#api/apiError.ts';
import { useGetAccount } from '#api/generated/account/account.ts';
import { readAccount } from '#domain/account.ts';
import { isNegative } from '#domain/amount.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useSessionState } from '#session/session.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { cx } from '#ui/cx.ts';
import { LanguageChoice } from '#ui/LanguageChoice.tsx';
import { chooseTheme, useTheme, ThemeChoice } from '#ui/ThemeChoice.tsx';

/** The balance in the top bar. An unknown balance is shown as unknown, never as zero; one below zero warns. */
export function Balance(): ReactNode {
  const formats = useFormats();
  const { data, error } = useGetAccount({ query: { select: readAccount, staleTime: 30_000 } });
  if (asApiError(error)?.kind === 'forbidden') return null;
  if (data === undefined && error === null) return null;
  const isOverdrawn = isNegative(data?.balance);
  return (
    <span className={cx('flex min-w-0 items-baseline gap-1.5', isOverdrawn && 'text-critical')}>
      <span className={cx('text-sm', !isOverdrawn && 'text-muted max-sm:sr-only')}>
        {isOverdrawn ? <Trans>Overdrawn</Trans> : <Trans>Balance</Trans>}
      </span>
      <span className="font-medium wrap-anywhere tabular-nums">
        {data?.balance === undefined ? (
          <Trans>unknown</Trans>
        ) : (
          <span translate="no">{formats.money(data.balance)}</span>
        )}
      </span>
    </span>
  );
}

/** The signed-in account: its name or email address, or else the end of its key. Hidden in narrow windows. */
export function SignedInAccount(): ReactNode {
  const session = useSessionState();
  if (session.state === 'signedOut') return null;
  const { who } = session.session;
  return (
    <span className="max-w-48 truncate text-sm text-muted max-md:hidden">
      {who.last4 === undefined ? (
        <BidiText text={who.name || who.email || who.id} max={60} />
      ) : (
        <Trans>key …{who.last4}</Trans>
      )}
    </span>
  );
}

/** The language and theme choices: each in the top bar if there is room, otherwise below the page. */
export function Preferences({ where }: { where: 'bar' | 'foot' }): ReactNode {
  const theme = useTheme();
  return (
    <>
      <span className={where === 'bar' ? 'max-lg:hidden' : 'lg:hidden'}>
        <LanguageChoice />
      </span>
      <span className={where === 'bar' ? 'max-sm:hidden' : 'sm:hidden'}>
        <ThemeChoice value={theme} onChange={chooseTheme} />
      </span>
    </>
  );
}
