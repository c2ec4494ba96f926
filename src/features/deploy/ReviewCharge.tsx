import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { TopUpLink } from '#brand/OperatorLinks.tsx';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Balance } from '#shared/Balance.tsx';
import { EndCustomerView } from '#shared/CustomerViewSwitch.tsx';
import { Button } from '#ui/Button.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { Notice } from '#ui/Notice.tsx';
import { affordable, type Charge } from './charge.ts';
import type { Catalog } from './useCatalog.ts';

type Wallet = Pick<Catalog, 'isBalanceFetching' | 'readBalance'>;

interface ShortfallProps {
  missing: string;
  /** How many of several servers the balance pays for; `undefined` for one. */
  payable: number | undefined;
  wallet: Wallet;
}

function Shortfall({ missing, payable, wallet }: ShortfallProps): ReactNode {
  const formats = useFormats();
  return (
    <Notice
      tone="caution"
      role="status"
      title={<Trans>Your balance is {formats.money(missing)} short</Trans>}
      action={
        <>
          <TopUpLink />
          <Button size="sm" busy={wallet.isBalanceFetching} onClick={wallet.readBalance}>
            <Trans>Refresh the balance</Trans>
          </Button>
        </>
      }
    >
      {payable !== undefined && payable > 0 && (
        <p>
          <Plural value={payable} one="It pays for # server." other="It pays for # servers." />
        </p>
      )}
      <Trans>Your choices here are kept.</Trans>
    </Notice>
  );
}

/** Replaces the charge in customer view: nothing may be paid before its amount was shown. */
export function HiddenCharge(): ReactNode {
  return (
    <Notice tone="info" title={<Trans>The price is hidden</Trans>} action={<EndCustomerView />}>
      <Trans>You need to see the price before you pay: turn off customer view to continue.</Trans>
    </Notice>
  );
}

interface ReviewChargeProps {
  charge: Charge;
  /** How many servers. */
  count: number;
  wallet: Wallet;
}

/** The charge, and the balance before and after it; unknown amounts are labelled as unknown. */
export function ReviewCharge({ charge, count, wallet }: ReviewChargeProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const shown = (amount: string | undefined): ReactNode =>
    amount === undefined ? t`not known` : <span translate="no">{formats.money(amount)}</span>;
  return (
    <>
      <DefinitionList>
        <Definition
          term={t`Charged now`}
          note={
            charge.now === undefined
              ? t`You’re charged the price of the plan and its add-ons.`
              : count > 1 && (
                  <Trans>
                    {formats.money(charge.each)} for each of {formats.number(count)} servers
                  </Trans>
                )
          }
        >
          <strong>{shown(charge.now)}</strong>
        </Definition>
        <Definition term={t`Balance before`}>
          {charge.before === undefined ? <Trans>not known</Trans> : <Balance balance={charge.before} />}
        </Definition>
        <Definition term={t`Balance after`}>
          {charge.shortfall === undefined ? shown(charge.after) : t`not enough`}
        </Definition>
      </DefinitionList>
      {charge.shortfall !== undefined && (
        <Shortfall
          missing={charge.shortfall}
          payable={count > 1 ? affordable(charge) : undefined}
          wallet={wallet}
        />
      )}
    </>
  );
}
