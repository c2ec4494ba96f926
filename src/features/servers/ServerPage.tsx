import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Outlet, useChildMatches, useLocation, useNavigate } from '@tanstack/react-router';
import ArrowRight from 'lucide-react/icons/arrow-right';
import { lazy, type ReactNode, Suspense } from 'react';
import { getGetServerQueryKey } from '#api/generated/servers/servers.ts';
import { serverPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { SupportLinks } from '#brand/OperatorLinks.tsx';
import { usePageTitle } from '#brand/BrandContext.ts';
import type { Server } from '#domain/server.ts';
import { readDetailedServer } from '#domain/detailedServer.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { isOpen } from '#operations/intents/intent.ts';
import { useIntent } from '#operations/intents/intents.ts';
import { inProgressFor } from '#operations/intents/inProgress.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { PanelBoundary } from '#shared/PanelBoundary.tsx';
import { WaitingForLimit } from '#shared/ListNotices.tsx';
import { type PageEntryKey, usePageEntries } from '#shared/pageEntries.ts';
import { useNoteRecent } from '#shared/recentServers.ts';
import { ServerName, serverNameText } from '#shared/serverName.tsx';
import { chartsSpace, placeholderHeading, ServerPlaceholder } from '#shared/ServerPlaceholder.tsx';
import { useServerInAddress } from '#shared/useServer.ts';
import { buttonClass } from '#ui/buttonClass.ts';
import { SectionHeading } from '#ui/Card.tsx';
import { cx } from '#ui/cx.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton, SkeletonLines } from '#ui/Skeleton.tsx';
import { tabLinkClass, Tabs } from '#ui/Tabs.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { DeployTimeline } from './DeployTimeline.tsx';
import { ServerGone } from './ServerGone.tsx';
import { ServerHead } from './ServerHead.tsx';
import { RequestAnnouncement, StatusAnnouncements } from './StatusAnnouncements.tsx';
import { useIdleFetch } from './useIdleFetch.ts';

const AddressesToSetUp = lazy(() => import('./NextSteps.tsx'));

/** Says what suspension means, and links to support. */
function SuspendedNotice(): ReactNode {
  return (
    <Notice tone="caution" role="status" title={<Trans>This server is suspended</Trans>}>
      <p>
        <Trans>An administrator suspended it. You can view it, but you can’t do anything with it here.</Trans>{' '}
        <SupportLinks />
      </p>
    </Notice>
  );
}

const tabs = [
  ['/servers/$serverId', '/_app/servers/$serverId/', msg`Overview`, 'overview'],
  ['/servers/$serverId/addons', '/_app/servers/$serverId/addons', msg`Add-ons`, 'addons'],
  ['/servers/$serverId/credentials', '/_app/servers/$serverId/credentials', msg`Credentials`, 'credentials'],
  ['/servers/$serverId/networking', '/_app/servers/$serverId/networking', msg`Networking`, 'networking'],
  ['/servers/$serverId/settings', '/_app/servers/$serverId/settings', msg`Settings`, 'settings'],
] as const;

/** The tab that is on the screen, which may not be the one in the address yet. */
function useOpenTab(): (typeof tabs)[number] {
  const open = useChildMatches({ select: ([match]) => match?.routeId });
  return tabs.find(([, routeId]) => routeId === open) ?? tabs[0];
}

/** Adds the tabs of a server to the dialog "Go to", where they are also found by what is on them. */
function useTabEntries(server: Server | undefined): void {
  const { t } = useLingui();
  const navigate = useNavigate();
  const contents: Partial<Record<PageEntryKey, string>> = {
    credentials: t`Password`,
    settings: `${t`Rename`} ${t`Reinstall`} ${t`Terminate`}`,
  };
  usePageEntries(
    server === undefined
      ? []
      : tabs.map(([to, , name, key]) => ({
          key,
          kind: 'page',
          icon: <ArrowRight aria-hidden="true" />,
          label: <span>{t(name)}</span>,
          end: (
            <span className="text-muted">
              <ServerName server={server} max={30} />
            </span>
          ),
          text: t(name),
          words: `${serverNameText(server)} ${contents[key] ?? ''}`,
          run: () => void navigate({ to, params: { serverId: server.id }, resetScroll: false }),
        })),
  );
}

function ServerTabs({ serverId }: { serverId: string }): ReactNode {
  const { t } = useLingui();
  const { pathname } = useLocation();
  return (
    <Tabs label={t`Server`} open={pathname}>
      {tabs.map(([to, routeId, name]) => (
        <Link
          key={routeId}
          to={to}
          params={{ serverId }}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          className={tabLinkClass}
          // The tabs and what is above them stay, so the tab stays under the pointer.
          resetScroll={false}
        >
          <span>{t(name)}</span>
        </Link>
      ))}
    </Tabs>
  );
}

/** The shape of the tab that is loading, so that what stands below it keeps its place. */
function TabPlaceholder(): ReactNode {
  const card = 'flex-1 rounded-lg border border-line bg-surface px-4 py-4 sm:px-5';
  const isOverview = useChildMatches({ select: ([match]) => match?.routeId === tabs[0][1] });
  if (!isOverview) {
    return (
      <div className={cx(card, 'min-h-120 flex-none')}>
        <SkeletonLines lines={5} />
      </div>
    );
  }
  return (
    <>
      <div className={cx(card, chartsSpace, 'flex-none')}>
        <Skeleton className="w-24" />
        <div className="mt-9 grid gap-10 lg:grid-cols-3">
          {['cpu', 'memory', 'disk'].map((kind) => (
            <div key={kind} className="flex flex-col gap-4">
              <Skeleton className="w-16" />
              <span aria-hidden="true" className="breathing block h-40 rounded-md bg-sunken" />
              <Skeleton className="w-4/5" />
            </div>
          ))}
        </div>
      </div>
      <div className="flex gap-6 max-xl:flex-col">
        {[9, 3].map((lines) => (
          <div key={lines} className={card}>
            <SkeletonLines lines={lines} />
          </div>
        ))}
      </div>
    </>
  );
}

/** The poll interval in milliseconds. A terminated server no longer changes, so it is not polled. */
function paceOf(server: Server): number {
  return server.status === 'terminated' ? Infinity : serverPace(inProgressFor([server], Date.now()));
}

interface ServerPageProps {
  /** Opens the official dashboard: the button in the head, and the panel that it opens below. */
  handoff: { button: Elements; panel: Elements };
}

/** `/servers/{id}`: one server, whichever tab is open. */
export function ServerPage({ handoff }: ServerPageProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const { serverId, server, error, failure, updatedAt, isFetching, refetch } = useServerInAddress();
  usePolling(getGetServerQueryKey(serverId), (answer) => paceOf(readDetailedServer(answer, serverId)));
  useIdleFetch(server !== undefined);
  const intent = useIntent(serverId);
  const isNew = intent?.action === 'deploy';
  const isAwaited = isNew && isOpen(intent);
  const isGone = server !== undefined && error?.kind === 'notFound';
  const isLoading = server === undefined && error === null;
  const exists = server !== undefined && !isGone;
  useTabEntries(exists ? server : undefined);
  useNoteRecent(exists ? serverId : undefined);
  const [, , tabName, tabKey] = useOpenTab();
  const tab = t(tabName);
  const unreadHeading = t(placeholderHeading(error, isAwaited));
  const name = server && serverNameText(server);
  usePageTitle(...(exists || isLoading ? [tab, name] : [name ?? unreadHeading]));
  const isAtConfiguration = tabKey === 'networking';
  const setUp = server !== undefined && (
    <PanelBoundary key={serverId}>
      <Suspense>
        <AddressesToSetUp server={server} isGone={isGone} isHere={isAtConfiguration} />
      </Suspense>
    </PanelBoundary>
  );
  return (
    <SectionHeading value="h3">
      <ServerHead
        server={server}
        unreadHeading={unreadHeading}
        isLoading={isLoading}
        isGone={isGone}
        updatedAt={updatedAt}
        isFetching={isFetching}
        onRefresh={refetch}
        handoffButton={handoff.button}
      />
      {(exists || isLoading) && (
        <>
          <ServerTabs serverId={serverId} />
          {/* Hidden: the tab link shows the name. */}
          <h2 tabIndex={-1} className="sr-only">
            {tab}
          </h2>
        </>
      )}
      {error === null && <WaitingForLimit failure={failure} />}
      {server === undefined && (
        <ServerPlaceholder
          error={error}
          isAwaited={isAwaited}
          retrying={isFetching}
          onRetry={refetch}
          shape={<TabPlaceholder />}
          wayOut={
            <Link
              to="/servers"
              className={buttonClass({ variant: error?.kind === 'notFound' ? 'primary' : 'secondary' })}
            >
              <Trans>Back to servers</Trans>
            </Link>
          }
        />
      )}
      {isGone && <ServerGone serverId={serverId} seenAt={updatedAt} />}
      {isGone && setUp}
      {exists && (
        <>
          {/* Below the tabs, so that nothing that appears moves them. */}
          <StatusAnnouncements servers={[server]} />
          <RequestAnnouncement servers={[server]} />
          {error !== null && (
            <ApiErrorPanel
              what={
                <Trans>Couldn’t refresh the server. You’re seeing data from {formats.time(updatedAt)}.</Trans>
              }
              error={error}
              retrying={isFetching}
              onRetry={refetch}
            />
          )}
          {handoff.panel}
          {server.status === 'suspended' && <SuspendedNotice />}
          {isNew && <DeployTimeline server={server} setUp={!isAtConfiguration && setUp} />}
          {!isNew && !isAtConfiguration && setUp}
          <PanelBoundary>
            <Outlet />
          </PanelBoundary>
          {isAtConfiguration && setUp}
        </>
      )}
    </SectionHeading>
  );
}
