import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { TopUpLink } from '#brand/OperatorLinks.tsx';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { EndCustomerView } from '#shared/CustomerViewSwitch.tsx';
import { Button } from '#ui/Button.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { Charge } from './charge.ts';
import type { Catalog } from './useCatalog.ts';

type Wallet = Pick<Catalog, 'isBalanceFetching' | 'readBalance'>;

function Shortfall({ missing, wallet }: { missing: string; wallet: Wallet }): ReactNode {
  const formats = useFormats();
  return (
    <Notice
      tone="caution"
      role="status"
      title={<Trans>The balance is {formats.money(missing)} short</Trans>}
      action={
        <>
          <TopUpLink />
          <Button size="sm" busy={wallet.isBalanceFetching} onClick={wallet.readBalance}>
            <Trans>Read the balance again</Trans>
          </Button>
        </>
      }
    >
      <Trans>What is chosen here stays.</Trans>
    </Notice>
  );
}

/** In the charge's place while a customer looks on: nothing is paid that was not named. */
export function HiddenCharge(): ReactNode {
  return (
    <Notice tone="info" title={<Trans>What is charged is hidden</Trans>} action={<EndCustomerView />}>
      <Trans>It has to be seen before it is paid: end customer view to see it and to deploy.</Trans>
    </Notice>
  );
}

/** The charge, and what the wallet is before and after it; what is not known says so. */
export function ReviewCharge({ charge, wallet }: { charge: Charge; wallet: Wallet }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const told = (amount: string | undefined): string =>
    amount === undefined ? t`not known` : formats.money(amount);
  return (
    <>
      <DefinitionList>
        <Definition
          term={t`Charged now`}
          note={charge.now === undefined && t`You are charged what the plan and its add-ons cost.`}
        >
          <strong>{told(charge.now)}</strong>
        </Definition>
        <Definition term={t`Balance before`}>{told(charge.before)}</Definition>
        <Definition term={t`Balance after`}>
          {charge.shortfall === undefined ? told(charge.after) : t`not enough`}
        </Definition>
      </DefinitionList>
      {charge.shortfall !== undefined && <Shortfall missing={charge.shortfall} wallet={wallet} />}
    </>
  );
}
