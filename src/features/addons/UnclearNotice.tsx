import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useDashboardName } from '#brand/BrandContext.ts';
import { newAddresses } from '#domain/purchaseVerdict.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { acknowledgePurchase } from '#operations/purchase/purchase.ts';
import type { Purchase } from '#operations/purchase/purchases.ts';
import { settlePurchase } from '#operations/purchase/settlePurchase.ts';
import { TextList } from '#shared/addresses.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Notice } from '#ui/Notice.tsx';

type Unclear = Extract<Purchase, { state: 'notBought' | 'unclear' }>;

/** The facts that were read. None of them is conclusive. */
function Facts({ purchase: { terms, sight } }: { purchase: Unclear }): ReactNode {
  const formats = useFormats();
  const [before, after] = [formats.money(terms.before.balance), formats.money(sight?.balance)];
  const [charge, added] = [formats.money(terms.charge), (sight && newAddresses(terms.before, sight)) ?? []];
  const list = <TextList texts={added} />;
  return (
    <ul className="list-disc ps-5 pt-1">
      <li>
        {sight?.isOwned === true ? (
          <Trans>The server has an add-on of this type, but may have had it before.</Trans>
        ) : sight?.isOwned === false ? (
          <Trans>The API doesn’t show an add-on of this type.</Trans>
        ) : (
          <Trans>We couldn’t check whether the server has an add-on of this type.</Trans>
        )}
      </li>
      <li>
        {terms.before.balance === undefined || sight?.balance === undefined ? (
          <Trans>We couldn’t compare the balance before and after. The expected charge is {charge}.</Trans>
        ) : (
          <Trans>
            The balance was {before} and is now {after}. The expected charge is {charge}.
          </Trans>
        )}
      </li>
      {added.length > 0 && (
        <li>
          <Trans>The server has new addresses: {list}</Trans>
        </li>
      )}
    </ul>
  );
}

/** Asks for confirmation before purchases are allowed again on the user's word alone. */
function AcknowledgeDialog({ entry, onClose }: { entry: JournalEntry; onClose: () => void }): ReactNode {
  return (
    <ConfirmDialog
      title={<Trans>Do you know whether it was bought?</Trans>}
      confirmLabel={<Trans>Let me buy again</Trans>}
      busy={false}
      submitError={undefined}
      onConfirm={() => {
        onClose();
        void acknowledgePurchase(entry);
      }}
      onClose={onClose}
    >
      <p>
        <Trans>
          Confirm only if you’ve seen elsewhere, such as in billing, whether it was bought. If it was, buying
          it again charges you twice.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}

/** Says that it is unknown whether the purchase was made, with all known facts and where to check. */
export function UnclearNotice({ purchase, entry }: { purchase: Unclear; entry: JournalEntry }): ReactNode {
  const queryClient = useQueryClient();
  const dashboardName = useDashboardName();
  const [isAsking, setAsking] = useState(false);
  const { serverId, terms } = purchase;
  const name = <BidiText text={terms.addonName} max={80} />;
  return (
    <Notice
      tone="caution"
      role="alert"
      title={<Trans>{name} may or may not have been bought</Trans>}
      action={
        <>
          <Button size="sm" onClick={() => void settlePurchase(queryClient, entry)}>
            <Trans>Check again</Trans>
          </Button>
          <Link to="/sso/servers/$serverId" params={{ serverId }} className={buttonClass({ size: 'sm' })}>
            <Trans>Check in {dashboardName}</Trans>
          </Link>
          <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
            <Trans>I know what happened</Trans>
          </Button>
        </>
      }
    >
      <Facts purchase={purchase} />
      {isAsking && <AcknowledgeDialog entry={entry} onClose={() => setAsking(false)} />}
    </Notice>
  );
}
