import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { newAddresses } from '#domain/purchaseVerdict.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { acknowledgePurchase } from '#operations/purchase/purchase.ts';
import type { Purchase } from '#operations/purchase/purchases.ts';
import { settlePurchase } from '#operations/purchase/settlePurchase.ts';
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
  const list = <BidiText text={added.join(', ')} />;
  return (
    <ul className="list-disc ps-5 pt-1">
      <li>
        {sight?.isOwned === true ? (
          <Trans>The server has an add-on of this type; it may have had it before.</Trans>
        ) : sight?.isOwned === false ? (
          <Trans>The server shows no add-on of this type.</Trans>
        ) : (
          <Trans>Whether the server has an add-on of this type could not be read.</Trans>
        )}
      </li>
      <li>
        {terms.before.balance === undefined || sight?.balance === undefined ? (
          <Trans>The balance could not be read before and after it. The charge would be {charge}.</Trans>
        ) : (
          <Trans>
            The balance was {before} and is {after}. The charge would be {charge}.
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
      title={<Trans>Do you know how it ended?</Trans>}
      confirmLabel={<Trans>Open the store again</Trans>}
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
          Only if you have seen elsewhere whether it was bought, such as in the account’s billing. If it was
          and is bought again, it is paid twice.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}

/** Says that it is unknown whether the purchase was made, with all known facts and where to check. */
export function UnclearNotice({ purchase, entry }: { purchase: Unclear; entry: JournalEntry }): ReactNode {
  const queryClient = useQueryClient();
  const { dashboard } = useBrand();
  const [isAsking, setAsking] = useState(false);
  const { serverId, terms } = purchase;
  const name = <BidiText text={terms.addonName} max={80} />;
  return (
    <Notice
      tone="caution"
      role="alert"
      title={<Trans>Unclear: {name} may or may not have been bought</Trans>}
      action={
        <>
          <Button size="sm" onClick={() => void settlePurchase(queryClient, entry)}>
            <Trans>Check again</Trans>
          </Button>
          <Link to="/sso/servers/$serverId" params={{ serverId }} className={buttonClass({ size: 'sm' })}>
            <Trans>Look in {dashboard.name}</Trans>
          </Link>
          <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
            <Trans>I know how it ended</Trans>
          </Button>
        </>
      }
    >
      <Facts purchase={purchase} />
      {isAsking && <AcknowledgeDialog entry={entry} onClose={() => setAsking(false)} />}
    </Notice>
  );
}
