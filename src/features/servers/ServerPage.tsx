import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { getGetServerQueryKey } from '#api/generated/servers/servers.ts';
import { serverPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { SupportLinks } from '#brand/OperatorLinks.tsx';
import { usePageTitle } from '#brand/BrandContext.ts';
import type { Server } from '#domain/server.ts';
import { readDetailedServer } from '#domain/detailedServer.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useIntent } from '#operations/intents/intents.ts';
import { inProgressFor } from '#operations/intents/inProgress.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { PanelBoundary } from '#shared/PanelBoundary.tsx';
import { WaitingForLimit } from '#shared/ListNotices.tsx';
import { serverNameText } from '#shared/serverName.tsx';
import { placeholderHeading, ServerPlaceholder } from '#shared/ServerPlaceholder.tsx';
import { useServerInAddress } from '#shared/useServer.ts';
import { buttonClass } from '#ui/buttonClass.ts';
import { Notice } from '#ui/Notice.tsx';
import { tabLinkClass, Tabs } from '#ui/Tabs.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { DeployTimeline } from './DeployTimeline.tsx';
import { ServerGone } from './ServerGone.tsx';
import { ServerHead } from './ServerHead.tsx';
import { StatusAnnouncements } from './StatusAnnouncements.tsx';
import { useIdleFetch } from './useIdleFetch.ts';

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

function ServerTabs({ serverId }: { serverId: string }): ReactNode {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const tab = {
    params: { serverId },
    activeProps: { 'aria-current': 'page' },
    className: tabLinkClass,
  } as const;
  return (
    <Tabs label={t`Server`} open={pathname}>
      <Link to="/servers/$serverId" activeOptions={{ exact: true, includeSearch: false }} {...tab}>
        <Trans>Overview</Trans>
      </Link>
      <Link to="/servers/$serverId/addons" {...tab}>
        <Trans>Add-ons</Trans>
      </Link>
      <Link to="/servers/$serverId/credentials" {...tab}>
        <Trans>Credentials</Trans>
      </Link>
      <Link to="/servers/$serverId/networking" {...tab}>
        <Trans>Networking</Trans>
      </Link>
      <Link to="/servers/$serverId/settings" {...tab}>
        <Trans>Settings</Trans>
      </Link>
    </Tabs>
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
  usePageTitle(...(server === undefined ? [] : [serverNameText(server)]), t`Servers`);
  usePolling(getGetServerQueryKey(serverId), (answer) => paceOf(readDetailedServer(answer, serverId)));
  useIdleFetch(server !== undefined);
  const isNew = useIntent(serverId)?.action === 'deploy';
  const isGone = server !== undefined && error?.kind === 'notFound';
  return (
    <>
      <ServerHead
        server={server}
        unread={placeholderHeading(error)}
        isGone={isGone}
        updatedAt={updatedAt}
        isFetching={isFetching}
        onRefresh={refetch}
        handoffButton={handoff.button}
      />
      {error === null && <WaitingForLimit failure={failure} />}
      {server === undefined && (
        <ServerPlaceholder
          error={error}
          retrying={isFetching}
          onRetry={refetch}
          wayOut={
            <Link to="/servers" className={buttonClass()}>
              <Trans>Back to servers</Trans>
            </Link>
          }
        />
      )}
      {isGone && <ServerGone serverId={serverId} seenAt={updatedAt} />}
      {server !== undefined && !isGone && (
        <>
          <StatusAnnouncements servers={[server]} />
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
          {isNew && <DeployTimeline server={server} />}
          <ServerTabs serverId={serverId} />
          <PanelBoundary>
            <Outlet />
          </PanelBoundary>
        </>
      )}
    </>
  );
}
