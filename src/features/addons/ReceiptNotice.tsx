import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Receipt } from '#domain/receipt.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Instant } from '#i18n/Instant.tsx';
import { dropPurchase } from '#operations/purchase/purchases.ts';
import { TextList } from '#shared/addresses.tsx';
import { useReceiptText } from '#shared/useReceiptText.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { Notice } from '#ui/Notice.tsx';

function Facts({ receipt }: { receipt: Receipt }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const { charged, newMonthlyPrice, allocatedIps, addresses = [], balanceBefore, balanceAfter, at } = receipt;
  const count = allocatedIps ?? addresses.length;
  const [before, after] = [formats.money(balanceBefore), formats.money(balanceAfter)];
  return (
    <DefinitionList>
      <Definition term={t`Charged`}>
        {charged === undefined ? (
          <Trans>The API didn’t say. Check your balance.</Trans>
        ) : (
          <span translate="no">{formats.money(charged)}</span>
        )}
      </Definition>
      {newMonthlyPrice !== undefined && (
        <Definition term={t`New monthly price`} note={<Trans>For the server, including this add-on.</Trans>}>
          <span translate="no">{formats.money(newMonthlyPrice)}</span>
        </Definition>
      )}
      {count > 0 && (
        <Definition term={t`Added IPs`}>
          <span translate="no">{formats.number(count)}</span>
          {addresses.length > 0 && (
            <span className="block text-sm">
              <TextList texts={addresses} />
            </span>
          )}
        </Definition>
      )}
      {balanceBefore !== undefined && balanceAfter !== undefined && (
        <Definition term={t`Balance`}>
          <Trans>
            {before} before, {after} now
          </Trans>
        </Definition>
      )}
      <Definition term={t`Time`}>
        <Instant at={at} />
      </Definition>
    </DefinitionList>
  );
}

/** The receipt of a purchase, which can be copied. Activity keeps it too. */
export function ReceiptNotice({ receipt }: { receipt: Receipt }): ReactNode {
  const { t } = useLingui();
  const { whole } = useReceiptText();
  const { serverId, addonName, allocatedIps, addresses = [] } = receipt;
  const name = <BidiText text={addonName} max={80} />;
  return (
    <Notice
      tone="positive"
      role="status"
      title={<Trans>Bought: {name}</Trans>}
      action={
        <>
          {(allocatedIps ?? addresses.length) > 0 && (
            <Link
              to="/servers/$serverId/networking"
              params={{ serverId }}
              className={buttonClass({ size: 'sm', variant: 'primary' })}
            >
              <Trans>Set up the addresses</Trans>
            </Link>
          )}
          <CopyButton text={whole(receipt)} what={t`receipt`} labelled variant="secondary" />
        </>
      }
      onDismiss={() => dropPurchase(serverId)}
    >
      <div className="pt-2 tabular-nums">
        <Facts receipt={receipt} />
      </div>
    </Notice>
  );
}
