import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import Search from 'lucide-react/icons/search';
import Store from 'lucide-react/icons/store';
import type { ReactNode } from 'react';
import { getListServersQueryKey } from '#api/generated/servers/servers.ts';
import { listPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { readFleet } from '#domain/server.ts';
import { useUnderWay } from '#operations/useUnderWay.ts';
import { CatalogNames } from '#shared/CatalogNames.tsx';
import { useReseller } from '#shared/useReseller.ts';
import { navLinkClass } from '#ui/AppFrame.tsx';
import { Button } from '#ui/Button.tsx';
import { hasCommandKey, runShortcut } from '#ui/shortcuts.ts';
import { CustomerViewToggle } from './CustomerViewToggle.tsx';
import { PasteAnywhere } from './PasteAnywhere.tsx';

/** Keeps polling the list slowly on other pages: "nothing seen" must not be reported without having looked. */
function FollowList(): null {
  usePolling(getListServersQueryKey(), (answer) => listPace(readFleet(answer).servers.length, undefined));
  return null;
}

/** The number of actions in progress, beside the link to the page that lists them; nothing if there are none. */
function UnderWayCount(): ReactNode {
  const { intents, entries } = useUnderWay();
  const count = String(intents.length + entries.length);
  if (count === '0') return null;
  return (
    <span className="flex shrink-0 items-center px-1 text-sm whitespace-nowrap text-info tabular-nums lg:ps-9.5">
      <Trans>{count} in progress</Trans>
      {intents.length > 0 && <FollowList />}
    </span>
  );
}

/** The link to the reseller page, for resellers. */
function ResellerLink(): ReactNode {
  if (!useReseller().reseller) return null;
  return (
    <Link to="/reseller" className={navLinkClass} activeProps={{ 'aria-current': 'page' }}>
      <Store aria-hidden="true" />
      <Trans>Reseller</Trans>
    </Link>
  );
}

/** Opens the dialog "Go to", as its key does. */
function GoToButton(): ReactNode {
  const { t } = useLingui();
  const isApple = hasCommandKey();
  return (
    <Button
      variant="ghost"
      aria-haspopup="dialog"
      aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
      title={isApple ? t`Go to (⌘K)` : t`Go to (Ctrl+K)`}
      onClick={() => runShortcut('Mod+k')}
    >
      <Search aria-hidden="true" />
      <span className="max-lg:sr-only">{t`Go to`}</span>
    </Button>
  );
}

/** The beginning of the top bar's controls, which nothing on the page waits for. */
export function LateTools(): ReactNode {
  return (
    <>
      <CustomerViewToggle />
      <GoToButton />
    </>
  );
}

/** The end of the navigation, which waits for further responses. */
export function LateNavigation(): ReactNode {
  return (
    <>
      <ResellerLink />
      <UnderWayCount />
      {/* No part of the navigation, but they wait for the same: everything that the page itself needs. */}
      <CatalogNames />
      <PasteAnywhere />
    </>
  );
}
