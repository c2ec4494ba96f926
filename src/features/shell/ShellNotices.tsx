import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useOnline } from '#api/online.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { isSessionKept } from '#session/keptSession.ts';
import { handedOverAt } from '#session/tabMessages.ts';
import { EndCustomerView } from '#shared/CustomerViewSwitch.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { LanguageNotice } from '#ui/LanguageNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useVisible } from '#ui/useVisible.ts';
import { PageTrouble } from './PageTrouble.tsx';

/** The one notice that there is no connection, shown until there is one. */
function OfflineNotice(): ReactNode {
  if (useOnline()) return null;
  return (
    <Notice banner tone="caution" role="status">
      <Trans>
        You’re offline. What you see may be out of date, and nothing you do is sent or saved for later.
      </Trans>
    </Notice>
  );
}

/** Shown on every page while customer view is on. The customer reads it, too. */
function CustomerViewNotice(): ReactNode {
  return (
    <Notice
      banner
      tone="info"
      role="status"
      title={<Trans>Customer view is on</Trans>}
      action={<EndCustomerView />}
    >
      <Trans>This account’s amounts are hidden in this tab.</Trans>
    </Notice>
  );
}

/** How long the handover notice stays in a visible tab, in milliseconds; in a hidden tab it stays until seen. */
const handoverNoticeTime = 20_000;

/** Says that this tab has handed its session to another tab. */
function HandedOverNotice(): ReactNode {
  const formats = useFormats();
  const at = useSyncExternalStore(handedOverAt.subscribe, handedOverAt.get);
  const isVisible = useVisible();
  useEffect(() => {
    if (at === undefined || !isVisible) return undefined;
    const timer = setTimeout(() => handedOverAt.set(undefined), handoverNoticeTime);
    return () => clearTimeout(timer);
  }, [at, isVisible]);
  if (at === undefined) return null;
  return (
    <Notice banner tone="info" role="status" onDismiss={() => handedOverAt.set(undefined)}>
      <Trans>This session was opened in another tab at {formats.time(at)}.</Trans>
    </Notice>
  );
}

/** Warns that the session is only in this page's memory, although it should survive a reload. */
function NotKeptNotice(): ReactNode {
  const isKept = useSyncExternalStore(isSessionKept.subscribe, isSessionKept.get);
  if (isKept) return null;
  return (
    <Notice banner tone="caution" role="status">
      <Trans>
        This browser doesn’t store anything for this site, or has run out of space. Reloading the page signs
        you out.
      </Trans>
    </Notice>
  );
}

/** Notices about the whole app, above every page. */
export function ShellNotices(): ReactNode {
  const isCustomerView = useCustomerView();
  return (
    <>
      {isCustomerView && <CustomerViewNotice />}
      <NotKeptNotice />
      <HandedOverNotice />
      <OfflineNotice />
      <LanguageNotice />
      <PageTrouble />
    </>
  );
}
