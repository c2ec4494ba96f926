import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/serverWords.ts';
import { shortfallOf } from '#domain/balance.ts';
import { TopUpLink } from '#brand/TopUpLink.tsx';
import { useFormats } from '#i18n/FormatsContext.ts';
import { dropPurchase, type Purchase } from '#operations/purchases.ts';
import { useCustomerView } from '#session/customerView.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { Notice } from '#ui/Notice.tsx';

type NotBought = Extract<Purchase, { state: 'notBought' | 'unclear' }>;

/** Why it was not, as far as the server's words, or the wallet, tell. */
function Why({ purchase }: { purchase: NotBought }): ReactNode {
  const brand = useBrand();
  const formats = useFormats();
  const { refusal, sight, terms } = purchase;
  const said = serverWords({ words: refusal?.words ?? [] }, brand);
  const missing = formats.money(shortfallOf(terms.charge, sight?.balance));
  const balance = formats.money(sight?.balance);
  return (
    <>
      {said !== '' && (
        <p>
          <BidiText text={said} max={200} />
        </p>
      )}
      {isShort(purchase) ? (
        <p>
          <Trans>
            The balance is {balance}, {missing} short of the charge.
          </Trans>
        </p>
      ) : (
        refusal?.reason === 'allocation' && <p>{<Trans>Nothing was kept from the balance.</Trans>}</p>
      )}
      {sight !== undefined && !isShort(purchase) && (
        <p>
          <Trans>The server shows no such add-on, and the balance is as before: {balance}.</Trans>
        </p>
      )}
    </>
  );
}

/** Whether the wallet holds less than the charge, where that is the likely reason. */
function isShort({ refusal, sight, terms }: NotBought): boolean {
  const isAboutMoney = refusal === undefined || ['money', 'noWords'].includes(refusal.reason);
  return isAboutMoney && shortfallOf(terms.charge, sight?.balance) !== undefined;
}

/** That the last purchase was not made, and why; it can be asked for again. */
export function NotBoughtNotice({ purchase }: { purchase: NotBought }): ReactNode {
  const { t } = useLingui();
  const isCustomerView = useCustomerView();
  const name = <BidiText text={purchase.terms.addonName} max={80} />;
  const wantsMoney = purchase.refusal?.reason === 'money' || isShort(purchase);
  const requestId = purchase.refusal?.requestId;
  return (
    <Notice
      tone="caution"
      role="alert"
      title={<Trans>Not bought: {name}</Trans>}
      action={wantsMoney && !isCustomerView && <TopUpLink />}
      onDismiss={() => dropPurchase(purchase.serverId)}
    >
      {/* It names the balance, also in the server's words. */}
      {!isCustomerView && <Why purchase={purchase} />}
      {requestId !== undefined && (
        <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
          <Trans>Request id</Trans> <CopyableText text={requestId} what={t`request id`} mono />
        </p>
      )}
    </Notice>
  );
}
