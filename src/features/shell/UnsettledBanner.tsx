import { Trans } from '@lingui/react/macro';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import {
  countStates,
  isUnfinished,
  useDeployBatch,
  useIsOfBatch,
} from '#operations/deployBatch/deployBatch.ts';
import { useOpenEntries } from '#operations/writes/journal.ts';
import { markShown, type Purchase, termsOf, usePurchases } from '#operations/purchase/purchases.ts';
import { BatchPauseWords, BatchTitle } from '#shared/BatchWords.tsx';
import { UnclearWords } from '#shared/WriteProblem.tsx';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { UnsettledWrites } from './UnsettledWrites.tsx';
import { textLinkClass } from '#ui/buttonClass.ts';

interface UnsettledNotice {
  readonly entry: JournalEntry;
  readonly title: ReactNode;
  /** The link to the page where the write is settled. */
  readonly link: ReactNode;
  /** That page's path. The page shows the same, so the banner is hidden there. */
  readonly page: string;
}

/** The notice for a write with unknown outcome; `undefined` if its outcome is known or no page settles it. */
function unsettledNotice(entry: JournalEntry): UnsettledNotice | undefined {
  if (entry.state !== 'unknown') return undefined;
  const name = <BidiText text={entry.targetName} max={60} />;
  const params = { serverId: entry.target };
  if (entry.operation === 'resetServerPassword') {
    return {
      entry,
      title: <Trans>The password of {name} may or may not have changed</Trans>,
      page: `/servers/${entry.target}/credentials`,
      link: (
        <Link to="/servers/$serverId/credentials" params={params} className={textLinkClass}>
          <Trans>Check under Credentials</Trans>
        </Link>
      ),
    };
  }
  if (entry.operation === 'deployServer') {
    return {
      entry,
      title: <Trans>We don’t know yet whether {name} was deployed</Trans>,
      page: '/deploy',
      link: (
        <Link to="/deploy/{-$step}" params={{ step: undefined }} className={textLinkClass}>
          <Trans>Check under Deploy</Trans>
        </Link>
      ),
    };
  }
  if (entry.operation === 'purchaseServerAddon') {
    return {
      entry,
      title: <Trans>An add-on may or may not have been bought for {name}</Trans>,
      page: `/servers/${entry.target}/addons`,
      link: (
        <Link to="/servers/$serverId/addons" params={params} className={textLinkClass}>
          <Trans>Check under Add-ons</Trans>
        </Link>
      ),
    };
  }
  return undefined;
}

/** How a purchase ended. Since it concerns money, it is on every page until the add-ons page has shown it. */
function PurchaseNotice({ purchase }: { purchase: Purchase }): ReactNode {
  const formats = useFormats();
  const { serverId, serverName, terms, state } = purchase;
  const [addon, name] = [
    <BidiText key="addon" text={terms.addonName} max={60} />,
    <BidiText key="name" text={serverName} max={60} />,
  ];
  const link = (
    <Link to="/servers/$serverId/addons" params={{ serverId }} className={textLinkClass}>
      {state === 'bought' ? <Trans>Show the receipt</Trans> : <Trans>Show why</Trans>}
    </Link>
  );
  if (state === 'bought') {
    const { charged } = purchase.receipt;
    const amount = formats.money(charged);
    return (
      <Notice
        tone="positive"
        role="status"
        title={
          <Trans>
            Bought: {addon} for {name}
          </Trans>
        }
        action={link}
        onDismiss={() => markShown(serverId)}
      >
        {charged === undefined ? (
          <Trans>The API didn’t say what it cost. Check your balance.</Trans>
        ) : (
          <Trans>Charged: {amount}</Trans>
        )}
      </Notice>
    );
  }
  if (state !== 'notBought') return null;
  return (
    <Notice
      tone="caution"
      role="alert"
      title={
        <Trans>
          Not bought: {addon} for {name}
        </Trans>
      }
      action={link}
      onDismiss={() => markShown(serverId)}
    >
      <Trans>You weren’t charged.</Trans>
    </Notice>
  );
}

/** A purchase in progress, in this tab or another. */
function BuyingNotice({ entry }: { entry: JournalEntry }): ReactNode {
  const formats = useFormats();
  const { addonName, charge } = termsOf(entry);
  const [addon, name] = [
    <BidiText key="addon" text={addonName} max={60} />,
    <BidiText key="name" text={entry.targetName} max={60} />,
  ];
  const amount = formats.money(charge);
  return (
    <Notice
      tone="info"
      role="status"
      title={
        <Trans>
          Buying {addon} for {name}
        </Trans>
      }
    >
      <Trans>
        Requested at {formats.time(entry.at)}, for {amount}. You’ll see the outcome here.
      </Trans>
    </Notice>
  );
}

/** Its code is loaded only then. */
async function dismissBatch(): Promise<void> {
  const { dropBatch } = await import('#operations/deployBatch/decideDeployBatch.ts');
  await dropBatch();
}

/** Several servers that are being deployed, until their page or the user has dismissed how it ended. */
function BatchNotice(): ReactNode {
  const { pathname } = useLocation();
  const shown = useDeployBatch();
  if (shown === undefined || pathname === '/deploy/batch') return null;
  const { batch, pause } = shown;
  const isOpen = isUnfinished(batch);
  const { deployed } = countStates(batch);
  const needsPerson = isOpen && pause !== undefined && pause !== 'budget';
  return (
    <Notice
      tone={needsPerson || (!isOpen && deployed < batch.servers.length) ? 'caution' : 'info'}
      role={needsPerson ? 'alert' : isOpen ? undefined : 'status'}
      title={<BatchTitle batch={batch} />}
      onDismiss={isOpen ? undefined : () => void dismissBatch()}
      action={
        <Link to="/deploy/batch" className={textLinkClass}>
          <Trans>Show them</Trans>
        </Link>
      }
    >
      {pause === undefined ? undefined : <BatchPauseWords pause={pause} />}
    </Notice>
  );
}

/** Purchases, except on the add-ons page that already shows them. */
function Purchases(): ReactNode {
  const purchases = usePurchases();
  const entries = useOpenEntries();
  const { pathname } = useLocation();
  const isElsewhere = (serverId: string): boolean => !pathname.startsWith(`/servers/${serverId}/addons`);
  const isBuying = ({ operation, state, target }: JournalEntry): boolean =>
    operation === 'purchaseServerAddon' && state === 'sent' && isElsewhere(target);
  return (
    <>
      {entries.filter(isBuying).map((entry) => (
        <BuyingNotice key={entry.id} entry={entry} />
      ))}
      {[...purchases.values()]
        .filter(({ isTold, serverId }) => !isTold && isElsewhere(serverId))
        .map((purchase) => (
          <PurchaseNotice key={purchase.serverId} purchase={purchase} />
        ))}
    </>
  );
}

/**
 * Writes with unknown outcome, each with a link to the page where it is settled. Hidden on that page and on Activity,
 * which already show them.
 */
function UnsettledBanner(): ReactNode {
  const entries = useOpenEntries();
  const formats = useFormats();
  const { pathname } = useLocation();
  const isOfBatch = useIsOfBatch();
  const open = entries
    .filter((entry) => !isOfBatch(entry))
    .map(unsettledNotice)
    .filter((one) => one !== undefined)
    .filter(({ page }) => !pathname.startsWith(page) && pathname !== '/activity')
    .map(({ entry, title, link }) => (
      <Notice key={entry.id} tone="caution" role="status" title={title} action={link}>
        <p>
          <Trans>Requested at {formats.time(entry.at)}.</Trans> <UnclearWords failure={entry.failure} />
        </p>
      </Notice>
    ));
  return (
    <>
      {open}
      <BatchNotice />
      <Purchases />
    </>
  );
}

/** Settles writes with unknown outcome where that needs no user, and lists them. */
export function Unsettled(): ReactNode {
  return (
    <>
      <UnsettledWrites />
      <UnsettledBanner />
    </>
  );
}
