import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Outlet } from '@tanstack/react-router';
import { History, LogOut, Plus, Server, User } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { Crash } from '#session/CrashPage.tsx';
import { PanelBoundary } from '#brand/PanelBoundary.tsx';
import { hideMoney } from '#i18n/formats.ts';
import { FormatsContext, useFormats } from '#i18n/FormatsContext.ts';
import { useIntents } from '#operations/intents.ts';
import { usePowerBatch } from '#operations/power/openBatch.ts';
import { useCustomerView } from '#session/customerView.ts';
import { endSession, useSessionState } from '#session/session.ts';
import { AppFrame, Brand, navLinkClass } from '#ui/AppFrame.tsx';
import { Button } from '#ui/Button.tsx';
import { Balance } from './Balance.tsx';
import { Later } from './Later.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import { RouteAnnouncer } from './RouteAnnouncer.tsx';

/** They wait for answers of their own, or are empty while the page comes. */
const LateNavigation = lazy(() => import('./LateNavigation.tsx'));
const AccountCorner = lazy(() => import('./AccountCorner.tsx'));
const ShellNotices = lazy(() => import('./ShellNotices.tsx'));
/** The page comes in the theme and the language that are chosen; others are chosen later. */
const Preferences = lazy(() => import('./Preferences.tsx'));
/** Only what was asked of a server needs them. */
const IntentNotices = lazy(() => import('#operations/IntentNotices.tsx'));
/** Nothing was left unsettled before the page is there. */
const Unsettled = lazy(() => import('./Unsettled.tsx'));
/** Only a power action for several servers needs it. */
const PowerBatchInSight = lazy(() => import('#operations/power/PowerBatchInSight.tsx'));
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
