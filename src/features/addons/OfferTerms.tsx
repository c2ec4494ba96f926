import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Addon } from '#domain/addonCatalog.ts';
import { differenceOf, shortfallOf } from '#domain/balance.ts';
import { TopUpLink } from '#brand/OperatorLinks.tsx';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Balance } from '#shared/Balance.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PeriodWords } from './PeriodWords.tsx';
import type { Offer } from './useOffer.ts';

/** The old and the new price, if the offer has changed. */
function ChangedNotice({ previousAddon, addon }: { previousAddon: Addon; addon: Addon }): ReactNode {
  const formats = useFormats();
  const [was, is] = [formats.money(previousAddon.quote.charge), formats.money(addon.quote.charge)];
  const [wasMonthly, isMonthly] = [
    formats.money(previousAddon.quote.price),
    formats.money(addon.quote.price),
  ];
  return (
    <Notice
      tone="caution"
      role="alert"
      title={<Trans>The price has changed. You haven’t paid anything.</Trans>}
    >
      <p>
        <Trans>
          The charge was {was} and is now {is}.
        </Trans>
      </p>
      {wasMonthly !== isMonthly && (
        <p>
          <Trans>
            The monthly price was {wasMonthly} and is now {isMonthly}.
          </Trans>
        </p>
      )}
    </Notice>
  );
}

/** The charge now and per month, and the balance before and after it. */
export function OfferTerms({
  offer,
  addon,
  previousAddon,
}: {
  offer: Offer;
  addon: Addon;
  previousAddon: Addon | undefined;
}): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const { charge, price } = addon.quote;
  const { balance } = offer.sight;
  const shortfall = shortfallOf(charge, balance);
  const missing = formats.money(shortfall);
  return (
    <>
      {previousAddon !== undefined && <ChangedNotice previousAddon={previousAddon} addon={addon} />}
      <DefinitionList>
        <Definition term={t`Charged now`} note={<PeriodWords {...offer} />}>
          <span translate="no" className="font-semibold tabular-nums">
            {formats.money(charge)}
          </span>
        </Definition>
        <Definition
          term={t`Then every month`}
          note={<Trans>The receipt shows the server’s new monthly total.</Trans>}
        >
          <span translate="no" className="font-semibold tabular-nums">
            {formats.money(price)}
          </span>
        </Definition>
        <Definition term={t`Balance before`}>
          <Balance balance={balance} />
        </Definition>
        <Definition term={t`Balance after`}>
          <span className="tabular-nums">
            {balance === undefined ? (
              <Trans>unknown</Trans>
            ) : shortfall === undefined ? (
              <span translate="no">{formats.money(differenceOf(balance, charge))}</span>
            ) : (
              <Trans>not enough</Trans>
            )}
          </span>
        </Definition>
      </DefinitionList>
      {shortfall !== undefined && (
        <Notice tone="caution" title={<Trans>Your balance is {missing} short</Trans>} action={<TopUpLink />}>
          <Trans>The purchase will most likely be refused until you top up.</Trans>
        </Notice>
      )}
    </>
  );
}
