import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Outlet } from '@tanstack/react-router';
import { History, LogOut, Plus, Server } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import { useIntents } from '#operations/intents.ts';
import { usePowerBatch } from '#operations/openBatch.ts';
import { endSession, useSessionState } from '#session/session.ts';
import { AppFrame, Brand, navLinkClass } from '#ui/AppFrame.tsx';
import { Button } from '#ui/Button.tsx';
import { chooseTheme, useTheme } from '#ui/theme.ts';
import { Balance } from './Balance.tsx';
import { Later } from './Later.tsx';
import { RouteAnnouncer } from './RouteAnnouncer.tsx';
import { WhoseKey } from './WhoseKey.tsx';

/** Only what has no end yet needs it. */
const UnderWayCount = lazy(() => import('#operations/UnderWayCount.tsx'));
/** The page comes in the theme that is chosen; another is chosen later. */
const ThemeChoice = lazy(() => import('#ui/ThemeChoice.tsx'));
/** There is a connection while the page comes. */
const OfflineNotice = lazy(() => import('./OfflineNotice.tsx'));
/** Nothing has failed before the page is there. */
const PageTrouble = lazy(() => import('./PageTrouble.tsx'));
/** Only what was asked of a server needs them. */
const IntentNotices = lazy(() => import('#operations/IntentNotices.tsx'));
/** Nothing was left unsettled before the page is there. */
const UnsettledBanner = lazy(() => import('./UnsettledBanner.tsx'));
const UnsettledWrites = lazy(() => import('#operations/UnsettledWrites.tsx'));
/** Only a power action for several servers needs it. */
const PowerBatchInSight = lazy(() => import('#operations/PowerBatchInSight.tsx'));
/** Only a key that is refused in the middle needs it. */
const Gate = lazy(() => import('#session/Gate.tsx'));

/** The frame around every signed-in page: brand, navigation, balance, theme, sign out. */
export function Shell(): ReactNode {
  const { brand } = useBrand();
  const { t } = useLingui();
  const theme = useTheme();
  const themeChoice = (
    <Later>
      <ThemeChoice value={theme} onChange={chooseTheme} />
    </Later>
  );
  const hasIntents = useIntents().size > 0;
  const batch = usePowerBatch();
  const isGated = useSessionState().state === 'gate';
  return (
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
          <Later>
            <UnderWayCount />
          </Later>
        </>
      }
      end={
        <>
          <WhoseKey />
          <Balance />
          {/* As wide as what comes, so that nothing moves. */}
          <span className="min-w-21 max-sm:hidden">{themeChoice}</span>
          <Button variant="ghost" onClick={endSession} aria-label={t`Sign out`} title={t`Sign out`}>
            <LogOut aria-hidden="true" />
            <span className="max-sm:sr-only">{t`Sign out`}</span>
          </Button>
        </>
      }
      banner={
        <Later>
          <OfflineNotice />
          <PageTrouble />
        </Later>
      }
    >
      <RouteAnnouncer />
      <div className="flex flex-col gap-2.5 empty:hidden">
        <Suspense>
          {batch !== undefined && <PowerBatchInSight batch={batch} />}
          {hasIntents && <IntentNotices />}
        </Suspense>
        <Later>
          <UnsettledWrites />
          <UnsettledBanner />
        </Later>
      </div>
      <Outlet />
      <footer className="mt-auto flex justify-end pt-6 sm:hidden">{themeChoice}</footer>
      <Suspense>{isGated && <Gate />}</Suspense>
    </AppFrame>
  );
}
