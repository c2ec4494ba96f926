import { Trans, useLingui } from '@lingui/react/macro';
import { useIsFetching } from '@tanstack/react-query';
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import History from 'lucide-react/icons/rotate-ccw-clock';
import LogOut from 'lucide-react/icons/log-out';
import Plus from 'lucide-react/icons/plus';
import Server from 'lucide-react/icons/server';
import User from 'lucide-react/icons/user';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { pageTitle, useBrand } from '#brand/BrandContext.ts';
import { FormatsContext, useFormats } from '#i18n/FormatsContext.tsx';
import { hideMoney } from '#i18n/formats.ts';
import { useIntents } from '#operations/intents/intents.ts';
import { usePowerBatch } from '#operations/power/powerBatch.ts';
import { endSession, useSessionState } from '#session/session.ts';
import { Crash } from '#shared/CrashPage.tsx';
import { PanelBoundary } from '#shared/PanelBoundary.tsx';
import { useCustomerView } from '#shared/customerView.ts';
import { catalogNames, NamesContext, plainNames } from '#shared/names.tsx';
import { AppFrame, Brand, navLinkClass } from '#ui/AppFrame.tsx';
import { Button } from '#ui/Button.tsx';
import { listenForShortcuts, useKeyHint } from '#ui/shortcuts.ts';
import { whenIdle } from '#ui/whenIdle.ts';
import { LeaveGuard } from './LeaveGuard.tsx';
import { Balance, Preferences, SignedInAccount } from './TopBar.tsx';

/**
 * After navigation to another page, announces its title and focuses its heading, so that users who don't see the change
 * hear it and continue from there. Where the first heading has stayed, as on a server's other tab, the second one is the
 * page's. If the user moved the focus while the page was loading, the focus stays. A change of the search params alone
 * doesn't count.
 */
function RouteAnnouncer(): ReactNode {
  const router = useRouter();
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    let focusedBefore: Element | null = null;
    let headingBefore: Element | null = null;
    let isDue = false;
    // Once for each page: a title that waits for a response, such as a server's name, is announced when it is complete.
    const announce = (): void => {
      const title = pageTitle.get();
      if (!isDue || title === undefined) return;
      isDue = false;
      setAnnounced(title);
    };
    const unsubscribeBefore = router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
      // A choice on a page that is still opening: the focus was moved by the user, and stays.
      if (!pathChanged) return;
      focusedBefore = document.activeElement;
      headingBefore = document.querySelector('h1');
    });
    const unsubscribeRendered = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      if (fromLocation === undefined || !pathChanged) return;
      const focused = document.activeElement;
      const heading = document.querySelector<HTMLElement>('h1');
      const second = document.querySelector<HTMLElement>('main h2[tabindex="-1"]');
      if (focused === focusedBefore || focused === document.body)
        ((heading === headingBefore && second) || heading)?.focus({ preventScroll: true });
      isDue = true;
      announce();
    });
    const unsubscribeTitle = pageTitle.subscribe(announce);
    return () => {
      unsubscribeBefore();
      unsubscribeRendered();
      unsubscribeTitle();
    };
  }, [router]);
  return (
    <p role="status" className="sr-only">
      {announced}
    </p>
  );
}

interface WhenIdleProps {
  children: ReactNode;
  /** Doesn't wait any longer. */
  now?: boolean;
}

/** Renders its children once the page's first requests have settled and it is idle, so as not to delay them. */
function WhenIdle({ children, now = false }: WhenIdleProps): ReactNode {
  const isFetching = useIsFetching() > 0;
  const [isReady, setReady] = useState(false);
  useEffect(
    () => (isFetching || isReady ? undefined : whenIdle(() => setReady(true))),
    [isFetching, isReady],
  );
  return (isReady || now) && <Suspense>{children}</Suspense>;
}

function frameParts() {
  // With the parts that report failures, since any page may fail, also offline. If they don't come, they are tried again
  // when they are needed.
  import('#shared/sharedParts.ts').catch(() => undefined);
  return import('./frameParts.ts');
}

/** These wait for further responses, or are empty while the page loads. */
const LateNavigation = lazy(() => frameParts().then(({ LateNavigation }) => ({ default: LateNavigation })));
const LateTools = lazy(() => frameParts().then(({ LateTools }) => ({ default: LateTools })));
const ShellNotices = lazy(() => frameParts().then(({ ShellNotices }) => ({ default: ShellNotices })));
/** Needed only if an action was requested for a server. */
const IntentNotices = lazy(() => frameParts().then(({ IntentNotices }) => ({ default: IntentNotices })));
const ShortcutKeys = lazy(() => frameParts().then(({ ShortcutKeys }) => ({ default: ShortcutKeys })));
/** Unsettled writes are handled once the page is there. */
const Unsettled = lazy(() => frameParts().then(({ Unsettled }) => ({ default: Unsettled })));
/** Needed only for a power action on several servers. */
const PowerBatchView = lazy(() => frameParts().then(({ PowerBatchView }) => ({ default: PowerBatchView })));
/** No key is refused, and no user is away, before the page is there. */
const SessionWatch = lazy(() => import('#session/SessionWatch.tsx'));

/** A link to the page that is open leads to its top. */
const navLink = {
  className: navLinkClass,
  activeProps: { 'aria-current': 'page' },
  resetScroll: true,
} as const;

/** The frame around every signed-in page: brand, navigation, balance, theme, sign out. */
export function Shell(): ReactNode {
  const configuration = useBrand();
  const { brand } = configuration;
  const { t } = useLingui();
  const hasIntents = useIntents().size > 0;
  const batch = usePowerBatch();
  const { state } = useSessionState();
  const keyHint = useKeyHint();
  const [isKeyEarly, setKeyEarly] = useState(false);
  useEffect(() => listenForShortcuts(() => setKeyEarly(true)), []);
  const formats = useFormats();
  const isCustomerView = useCustomerView();
  // The same object as long as it can be: everything that shows a number renders again with another one.
  const shownFormats = useMemo(
    () => (isCustomerView ? hideMoney(formats) : formats),
    [formats, isCustomerView],
  );
  const ofCatalog = useSyncExternalStore(catalogNames.subscribe, catalogNames.get);
  // Likewise: the rows of the list take their names from it.
  const names = useMemo(() => ofCatalog ?? plainNames(configuration), [ofCatalog, configuration]);
  // While the router goes to the sign-in page, nothing of the account may stay visible.
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
          <Link to="/servers" title={keyHint('g s')} {...navLink}>
            <Server aria-hidden="true" />
            <Trans>Servers</Trans>
          </Link>
          <Link to="/deploy/{-$step}" params={{ step: undefined }} title={keyHint('g d')} {...navLink}>
            <Plus aria-hidden="true" />
            <Trans>Deploy</Trans>
          </Link>
          <Link to="/activity" title={keyHint('g a')} {...navLink}>
            <History aria-hidden="true" />
            <Trans>Activity</Trans>
          </Link>
          <Link to="/account" {...navLink}>
            <User aria-hidden="true" />
            <Trans>Account</Trans>
          </Link>
          <WhenIdle>
            <LateNavigation />
          </WhenIdle>
        </>
      }
      end={
        <>
          {/* What appears later comes first, so that nothing else moves and no Tab stop changes its place. */}
          <WhenIdle>
            <LateTools />
          </WhenIdle>
          {!isCustomerView && <Balance />}
          <SignedInAccount />
          <Preferences where="bar" />
          <Button variant="ghost" onClick={endSession} aria-label={t`Sign out`} title={t`Sign out`}>
            <LogOut aria-hidden="true" />
            <span className="max-sm:sr-only">{t`Sign out`}</span>
          </Button>
        </>
      }
      banner={
        <WhenIdle>
          <ShellNotices />
        </WhenIdle>
      }
    >
      <RouteAnnouncer />
      <PanelBoundary>
        <LeaveGuard />
      </PanelBoundary>
      <div className="flex flex-col gap-2.5 empty:hidden">
        <PanelBoundary>
          <Suspense>
            {batch !== undefined && <PowerBatchView batch={batch} />}
            {hasIntents && <IntentNotices />}
          </Suspense>
          <WhenIdle>
            <Unsettled />
          </WhenIdle>
        </PanelBoundary>
      </div>
      <PanelBoundary instead={Crash}>
        <Outlet />
      </PanelBoundary>
      {/* Its contents come later: beneath a page that is still loading they would be pushed away. */}
      <footer className="mt-auto flex flex-wrap items-center justify-end gap-3 pt-6 lg:fixed lg:inset-s-3 lg:bottom-4">
        <WhenIdle now={isKeyEarly}>
          <ShortcutKeys />
        </WhenIdle>
        <WhenIdle>
          <Preferences where="foot" />
        </WhenIdle>
      </footer>
      <WhenIdle>
        <SessionWatch />
      </WhenIdle>
    </AppFrame>
  );
  return (
    <FormatsContext value={shownFormats}>
      <NamesContext value={names}>{frame}</NamesContext>
    </FormatsContext>
  );
}
