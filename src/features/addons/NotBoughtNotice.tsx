import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/brandedWords.ts';
import { shortfallOf } from '#domain/balance.ts';
import { readRefusal, type RefusalReason } from '#domain/purchaseVerdict.ts';
import { TopUpLink } from '#brand/OperatorLinks.tsx';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { dropPurchase, type Purchase } from '#operations/purchase/purchases.ts';
import { RequestId } from '#shared/WriteProblem.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Why it was refused, according to the API's message; `undefined` if no response refused it. */
function reasonOf({ failure }: NotBought): RefusalReason | undefined {
  return failure && readRefusal(failure.status, failure.words ?? []);
}

type NotBought = Extract<Purchase, { state: 'notBought' | 'unclear' }>;

/** Why it was not bought, as far as the API's message or the balance show. */
function NotBoughtDetails({ purchase }: { purchase: NotBought }): ReactNode {
  const brand = useBrand();
  const formats = useFormats();
  const { failure, sight, terms } = purchase;
  const message = serverWords({ words: failure?.words ?? [] }, brand);
  const missing = formats.money(shortfallOf(terms.charge, sight?.balance));
  const balance = formats.money(sight?.balance);
  return (
    <>
      {message !== '' && (
        <p>
          <BidiText text={message} max={200} isProse />
        </p>
      )}
      {isShort(purchase) ? (
        <p>
          <Trans>
            Your balance is {balance}, which is {missing} too little.
          </Trans>
        </p>
      ) : (
        reasonOf(purchase) === 'allocation' && <p>{<Trans>Any charge was refunded.</Trans>}</p>
      )}
      {sight !== undefined && !isShort(purchase) && (
        <p>
          <Trans>The API doesn’t show this add-on, and your balance hasn’t changed: {balance}.</Trans>
        </p>
      )}
    </>
  );
}

/** Whether the balance is below the charge and that is the likely reason. */
function isShort(purchase: NotBought): boolean {
  const { sight, terms } = purchase;
  const isAboutMoney = [undefined, 'money', 'noWords'].includes(reasonOf(purchase));
  return isAboutMoney && shortfallOf(terms.charge, sight?.balance) !== undefined;
}

/** Says that the last purchase was not made, and why. It can be tried again. */
export function NotBoughtNotice({ purchase }: { purchase: NotBought }): ReactNode {
  const isCustomerView = useCustomerView();
  const name = <BidiText text={purchase.terms.addonName} max={80} />;
  const wantsMoney = reasonOf(purchase) === 'money' || isShort(purchase);
  return (
    <Notice
      tone="caution"
      role="alert"
      title={<Trans>Not bought: {name}</Trans>}
      action={wantsMoney && !isCustomerView && <TopUpLink />}
      onDismiss={() => dropPurchase(purchase.serverId)}
    >
      {/* Hidden in customer view because it names the balance, possibly in the API's message too. */}
      {!isCustomerView && <NotBoughtDetails purchase={purchase} />}
      <RequestId failure={purchase.failure} />
    </Notice>
  );
}
