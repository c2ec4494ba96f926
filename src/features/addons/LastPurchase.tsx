import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useOpenEntry } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { noteTold, type Purchase, termsOf, usePurchase } from '#operations/purchase/purchases.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useVisible } from '#ui/useVisible.ts';
import { NotBoughtNotice } from './NotBoughtNotice.tsx';
import { ReceiptNotice } from './ReceiptNotice.tsx';
import { UnclearNotice } from './UnclearNotice.tsx';

/** That one is on the line, or is being looked for. */
function UnderWay({ entry }: { entry: JournalEntry }): ReactNode {
  const formats = useFormats();
  const { addonName } = termsOf(entry);
  const [name, time] = [<BidiText key="name" text={addonName} max={80} />, formats.time(entry.at)];
  if (entry.state === 'sent') {
    return (
      <Notice tone="info" role="status" title={<Trans>On its way: {name}</Trans>}>
        <Trans>It was asked for at {time}. Nothing else is bought for this server meanwhile.</Trans>
      </Notice>
    );
  }
  return (
    <Notice tone="caution" role="status" title={<Trans>Checking with the server: {name}</Trans>}>
      <Trans>
        No clear answer came to the purchase of {time}. For half a minute add-ons, balance and addresses are
        read. Nothing is sent again.
      </Trans>
    </Notice>
  );
}

interface StandingProps {
  entry: JournalEntry | undefined;
  purchase: Purchase | undefined;
}

function Standing({ entry, purchase }: StandingProps): ReactNode {
  if (entry !== undefined) {
    return purchase?.state === 'unclear' && entry.state === 'unknown' ? (
      <UnclearNotice purchase={purchase} entry={entry} />
    ) : (
      <UnderWay entry={entry} />
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
 * How the last purchase for a server stands; nothing where there is nothing to say. Each news of it is brought into
 * sight: who bought far down the page would not see it.
 */
export function LastPurchase({ serverId }: { serverId: string }): ReactNode {
  const entry = useOpenEntry('purchaseServerAddon', serverId);
  const purchase = usePurchase(serverId);
  const box = useRef<HTMLDivElement>(null);
  const news = entry?.state ?? purchase?.state;
  useEffect(() => {
    if (news !== undefined) box.current?.scrollIntoView({ block: 'nearest' });
  }, [news]);
  const isUntold = entry === undefined && purchase?.isTold === false;
  const isVisible = useVisible();
  useEffect(() => {
    if (isUntold && isVisible) noteTold(serverId);
  }, [isUntold, isVisible, serverId]);
  if (news === undefined) return null;
  return (
    <div ref={box} className="scroll-my-28">
      <Standing entry={entry} purchase={purchase} />
    </div>
  );
}
