import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { getGetServerQueryKey } from '#api/generated/servers/servers.ts';
import { serverPace } from '#api/pace.ts';
import { usePolling } from '#api/polling.ts';
import { ApiErrorPanel } from '#brand/ApiErrorPanel.tsx';
import { PanelBoundary } from '#brand/PanelBoundary.tsx';
import WaitingForLimit from '#brand/WaitingForLimit.tsx';
import { usePageTitle } from '#brand/usePageTitle.ts';
import { readDetailedServer, type Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.ts';
import { useIntent } from '#operations/intents.ts';
import { onItsWayFor } from '#operations/onItsWay.ts';
import { tabLinkClass, Tabs } from '#ui/Tabs.tsx';
import { ServerGone } from './ServerGone.tsx';
import { ServerHead } from './ServerHead.tsx';
import { serverNameText } from './serverName.tsx';
import { ServerUnread, unreadHeading } from './ServerUnread.tsx';
import StatusAnnouncements from './StatusAnnouncements.tsx';
import { SuspendedNotice } from './SuspendedNotice.tsx';
import { useIdleFetch } from './useIdleFetch.ts';
import { useServer } from './useServer.ts';

/** Only a server that was deployed from this tab needs it. */
const DeployTimeline = lazy(() => import('#operations/DeployTimeline.tsx'));

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

/** How often the server is asked for, in milliseconds; of a terminated one there is nothing more to learn. */
function paceOf(server: Server): number {
  return server.status === 'terminated' ? Infinity : serverPace(onItsWayFor([server], Date.now()));
}

interface ServerPageProps {
  /** The way into the official dashboard: its button in the head, and what it opens below. */
  handoff: { button: ReactNode; panel: ReactNode };
}

/** `/servers/{id}`: one server, whichever tab is open. */
export function ServerPage({ handoff }: ServerPageProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const { serverId, server, error, failure, updatedAt, isFetching, refetch } = useServer();
  usePageTitle(...(server === undefined ? [] : [serverNameText(server)]), t`Servers`);
  usePolling(getGetServerQueryKey(serverId), (answer) => paceOf(readDetailedServer(answer, serverId)));
  useIdleFetch(server !== undefined);
  const isNew = useIntent(serverId)?.action === 'deploy';
  const isGone = server !== undefined && error?.kind === 'notFound';
  return (
    <>
      <ServerHead
        server={server}
        unread={unreadHeading(error)}
        isGone={isGone}
        updatedAt={updatedAt}
        isFetching={isFetching}
        onRefresh={refetch}
        handoffButton={handoff.button}
      />
      {error === null && <WaitingForLimit failure={failure} />}
      {server === undefined && <ServerUnread error={error} retrying={isFetching} onRetry={refetch} />}
      {isGone && <ServerGone serverId={serverId} seenAt={updatedAt} />}
      {server !== undefined && !isGone && (
        <>
          <StatusAnnouncements servers={[server]} />
          {error !== null && (
            <ApiErrorPanel
              what={
                <Trans>
                  The server could not be updated. What is shown is from {formats.time(updatedAt)}.
                </Trans>
              }
              error={error}
              retrying={isFetching}
              onRetry={refetch}
            />
          )}
          {handoff.panel}
          {server.status === 'suspended' && <SuspendedNotice />}
          <Suspense>{isNew && <DeployTimeline server={server} />}</Suspense>
          <ServerTabs serverId={serverId} />
          <PanelBoundary>
            <Outlet />
          </PanelBoundary>
        </>
      )}
    </>
  );
}
