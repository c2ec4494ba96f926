import { Trans } from '@lingui/react/macro';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormats } from '#i18n/FormatsContext.ts';
import { useOpenEntries } from '#operations/journal.ts';
import type { JournalEntry } from '#operations/journalEntry.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { Notice } from '#ui/Notice.tsx';
import { textLinkClass } from '#ui/textLink.ts';

interface Unsettled {
  readonly entry: JournalEntry;
  readonly title: ReactNode;
  /** Leads to where it is settled. */
  readonly link: ReactNode;
  /** The address of that page, which says it all itself. */
  readonly page: string;
}

/** What nobody knows the end of, for the writes that have a page of their own to settle them on. */
function unsettled(entry: JournalEntry): Unsettled | undefined {
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
          <Trans>Find out under Credentials</Trans>
        </Link>
      ),
    };
  }
  if (entry.operation === 'deployServer') {
    return {
      entry,
      title: <Trans>Nobody knows yet whether {name} was deployed</Trans>,
      page: '/deploy',
      link: (
        <Link to="/deploy/{-$step}" className={textLinkClass}>
          <Trans>Find out under Deploy</Trans>
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
          <Trans>Find out under Add-ons</Trans>
        </Link>
      ),
    };
  }
  return undefined;
}

/** From any page that does not say it itself: writes that nobody knows the end of, each with the way to where it is settled. */
export function UnsettledBanner(): ReactNode {
  const entries = useOpenEntries();
  const formats = useFormats();
  const { pathname } = useLocation();
  return entries
    .map(unsettled)
    .filter((one) => one !== undefined)
    .filter(({ page }) => !pathname.startsWith(page) && pathname !== '/activity')
    .map(({ entry, title, link }) => (
      <Notice key={entry.id} tone="caution" role="status" title={title} action={link}>
        <Trans>It was asked for at {formats.time(entry.at)}, and no clear answer came.</Trans>
      </Notice>
    ));
}
