import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useOpenEntry } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { markShown, type Purchase, termsOf, usePurchase } from '#operations/purchase/purchases.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useVisible } from '#ui/useVisible.ts';
import { NotBoughtNotice } from './NotBoughtNotice.tsx';
import { ReceiptNotice } from './ReceiptNotice.tsx';
import { UnclearNotice } from './UnclearNotice.tsx';

/** A purchase that is in progress, or whose outcome is being checked. */
function PurchaseInProgress({ entry }: { entry: JournalEntry }): ReactNode {
  const formats = useFormats();
  const { addonName } = termsOf(entry);
  const [name, time] = [<BidiText key="name" text={addonName} max={80} />, formats.time(entry.at)];
  if (entry.state === 'sent') {
    return (
      <Notice tone="info" role="status" title={<Trans>Buying {name}</Trans>}>
        <Trans>Requested at {time}. You can’t buy anything else for this server until it’s done.</Trans>
      </Notice>
    );
  }
  return (
    <Notice tone="caution" role="status" title={<Trans>Checking whether it was bought: {name}</Trans>}>
      <Trans>
        The purchase sent at {time} got no clear response. We’re checking the add-ons, the balance and the
        addresses for half a minute. Nothing is sent again.
      </Trans>
    </Notice>
  );
}

interface PurchaseStateProps {
  entry: JournalEntry | undefined;
  purchase: Purchase | undefined;
}

function PurchaseState({ entry, purchase }: PurchaseStateProps): ReactNode {
  if (entry !== undefined) {
    return purchase?.state === 'unclear' && entry.state === 'unknown' ? (
      <UnclearNotice purchase={purchase} entry={entry} />
    ) : (
      <PurchaseInProgress entry={entry} />
    );
  }
  switch (purchase?.state) {
    case 'bought':
      return <ReceiptNotice receipt={purchase.receipt} />;
    case 'notBought':
      return <NotBoughtNotice purchase={purchase} />;
    case 'checking':
    case 'unclear':
    case undefined:
      return null;
  }
}

/**
 * The state of the last purchase for a server; nothing if there is none. Scrolls into view on each change, because the
 * add-on that was bought can be far down the page.
 */
export function LastPurchase({ serverId }: { serverId: string }): ReactNode {
  const entry = useOpenEntry('purchaseServerAddon', serverId);
  const purchase = usePurchase(serverId);
  const box = useRef<HTMLDivElement>(null);
  const state = entry?.state ?? purchase?.state;
  useEffect(() => {
    if (state !== undefined) box.current?.scrollIntoView({ block: 'nearest' });
  }, [state]);
  const isUnseen = entry === undefined && purchase?.isTold === false;
  const isVisible = useVisible();
  useEffect(() => {
    if (isUnseen && isVisible) markShown(serverId);
  }, [isUnseen, isVisible, serverId]);
  if (state === undefined) return null;
  return (
    <div ref={box} className="scroll-my-28">
      <PurchaseState entry={entry} purchase={purchase} />
    </div>
  );
}
