import { Trans, useLingui } from '@lingui/react/macro';
import { useIsFetching } from '@tanstack/react-query';
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import History from 'lucide-react/icons/rotate-ccw-clock';
import LogOut from 'lucide-react/icons/log-out';
import Plus from 'lucide-react/icons/plus';
import Server from 'lucide-react/icons/server';
import User from 'lucide-react/icons/user';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { asApiError } from '#api/apiError.ts';
import { useGetAccount } from '#api/generated/account/account.ts';
import { useBrand } from '#brand/BrandContext.ts';
import { readAccount } from '#domain/account.ts';
import { FormatsContext, useFormats } from '#i18n/FormatsContext.tsx';
import { hideMoney } from '#i18n/formats.ts';
import { useIntents } from '#operations/intents/intents.ts';
import { usePowerBatch } from '#operations/power/powerBatch.ts';
import { endSession, useSessionState } from '#session/session.ts';
import { Crash } from '#shared/CrashPage.tsx';
import { PanelBoundary } from '#shared/PanelBoundary.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { AppFrame, Brand, navLinkClass } from '#ui/AppFrame.tsx';
import { Button } from '#ui/Button.tsx';
import { whenIdle } from '#ui/whenIdle.ts';
import { LeaveGuard } from './LeaveGuard.tsx';

/**
 * After a way to another page: its title is announced and the focus goes to its heading, so that a person who doesn't
 * see the change hears it and goes on from there. Who has gone on already, while the page was on its way, is left where
 * they are. A change of search params alone is none.
 */
function RouteAnnouncer(): ReactNode {
  const router = useRouter();
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    // The title comes later where it waits for an answer: a server's name.
    const titles = new MutationObserver(() => setAnnounced(document.title));
    let leftFrom: Element | null = null;
    const unnotice = router.subscribe('onBeforeNavigate', () => {
      leftFrom = document.activeElement;
    });
    const unsubscribe = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      if (fromLocation === undefined || !pathChanged) return;
      const focused = document.activeElement;
      if (focused === leftFrom || focused === document.body)
        document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      setAnnounced(document.title);
      titles.observe(document.head, { childList: true, subtree: true, characterData: true });
    });
    return () => {
      unnotice();
      unsubscribe();
      titles.disconnect();
    };
  }, [router]);
  return (
    <p role="status" className="sr-only">
      {announced}
    </p>
  );
}

/** What a page can do without until its first answers are there: it must not stand in their way. */
function Later({ children }: { children: ReactNode }): ReactNode {
  const isFetching = useIsFetching() > 0;
  const [isTime, setTime] = useState(false);
  useEffect(() => (isFetching || isTime ? undefined : whenIdle(() => setTime(true))), [isFetching, isTime]);
  return isTime && <Suspense>{children}</Suspense>;
}

/** The wallet in the top bar. What is not known is said to be unknown, never shown as nothing. */
function Balance(): ReactNode {
  const formats = useFormats();
  const { data, error } = useGetAccount({ query: { select: readAccount, staleTime: 30_000 } });
  if (asApiError(error)?.kind === 'forbidden') return null;
  if (data === undefined && error === null) return null;
  return (
    <span className="flex items-baseline gap-1.5 whitespace-nowrap">
      <span className="text-sm text-muted max-sm:sr-only">
        <Trans>Balance</Trans>
      </span>
      <span className="font-medium tabular-nums">
        {data?.balance === undefined ? <Trans>unknown</Trans> : formats.money(data.balance)}
      </span>
    </span>
  );
}

const deferred = () => import('./deferred.ts');

/** They wait for answers of their own, or are empty while the page comes. */
const LateNavigation = lazy(() => deferred().then(({ LateNavigation }) => ({ default: LateNavigation })));
const AccountCorner = lazy(() => deferred().then(({ AccountCorner }) => ({ default: AccountCorner })));
const ShellNotices = lazy(() => deferred().then(({ ShellNotices }) => ({ default: ShellNotices })));
/** The page comes in the theme and the language that are chosen; others are chosen later. */
const Preferences = lazy(() => deferred().then(({ Preferences }) => ({ default: Preferences })));
/** Only what was asked of a server needs them. */
const IntentNotices = lazy(() => deferred().then(({ IntentNotices }) => ({ default: IntentNotices })));
/** Nothing was left unsettled before the page is there. */
const Unsettled = lazy(() => deferred().then(({ Unsettled }) => ({ default: Unsettled })));
/** Only a power action for several servers needs it. */
const PowerBatchInSight = lazy(() =>
  deferred().then(({ PowerBatchInSight }) => ({ default: PowerBatchInSight })),
);
/** No key is refused, and nobody away, before the page is there. */
const SessionWatch = lazy(() => import('#session/SessionWatch.tsx'));

/** The frame around every signed-in page: brand, navigation, balance, theme, sign out. */
export function Shell(): ReactNode {
  const { brand } = useBrand();
  const { t } = useLingui();
  const hasIntents = useIntents().size > 0;
  const batch = usePowerBatch();
  const { state } = useSessionState();
  const formats = useFormats();
  const isCustomerView = useCustomerView();
  // On the way to the sign-in nothing may be seen any more.
  if (state === 'signedOut') return null;
  const frame = (
    <AppFrame
      brand={
        <Link to="/servers" className="rounded-md">
          <Brand name={brand.name} logoUrl={brand.logoUrl} />
        </Link>
      }
      nav={
        <>
          <Link to="/servers" className={navLinkClass} activeProps={{ 'aria-current': 'page' }}>
            <Server aria-hidden="true" />
            <Trans>Servers</Trans>
          </Link>
          <Link to="/deploy/{-$step}" className={navLinkClass} activeProps={{ 'aria-current': 'page' }}>
            <Plus aria-hidden="true" />
            <Trans>Deploy</Trans>
          </Link>
          <Link to="/activity" className={navLinkClass} activeProps={{ 'aria-current': 'page' }}>
            <History aria-hidden="true" />
            <Trans>Activity</Trans>
          </Link>
          <Link to="/account" className={navLinkClass} activeProps={{ 'aria-current': 'page' }}>
            <User aria-hidden="true" />
            <Trans>Account</Trans>
          </Link>
          <Later>
            <LateNavigation />
          </Later>
        </>
      }
      end={
        <>
          {/* First, so that nothing moves when it comes. */}
          <Later>
            <AccountCorner />
          </Later>
          {!isCustomerView && <Balance />}
          {/* As wide as what comes, so that nothing moves. */}
          <span className="flex min-w-21 items-center justify-end gap-3 max-sm:hidden lg:min-w-48">
            <Later>
              <Preferences where="bar" />
            </Later>
          </span>
          <Button variant="ghost" onClick={endSession} aria-label={t`Sign out`} title={t`Sign out`}>
            <LogOut aria-hidden="true" />
            <span className="max-sm:sr-only">{t`Sign out`}</span>
          </Button>
        </>
      }
      banner={
        <Later>
          <ShellNotices />
        </Later>
      }
    >
      <RouteAnnouncer />
      <PanelBoundary>
        <LeaveGuard />
      </PanelBoundary>
      <div className="flex flex-col gap-2.5 empty:hidden">
        <PanelBoundary>
          <Suspense>
            {batch !== undefined && <PowerBatchInSight batch={batch} />}
            {hasIntents && <IntentNotices />}
          </Suspense>
          <Later>
            <Unsettled />
          </Later>
        </PanelBoundary>
      </div>
      <PanelBoundary instead={Crash}>
        <Outlet />
      </PanelBoundary>
      <footer className="mt-auto flex flex-wrap items-center justify-end gap-3 pt-6 lg:hidden">
        <Later>
          <Preferences where="foot" />
        </Later>
      </footer>
      <Later>
        <SessionWatch />
      </Later>
    </AppFrame>
  );
  return <FormatsContext value={isCustomerView ? hideMoney(formats) : formats}>{frame}</FormatsContext>;
}
