import { createFileRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { getGetServerQueryOptions } from '#api/generated/servers/servers.ts';
import { prefetch } from '#api/queryClient.ts';
import { NotFound } from '#shared/NotFoundPage.tsx';
import { useHandoffPanel } from '#features/handoff/useHandoffPanel.tsx';
import { serverNameText } from '#shared/serverName.tsx';
import { ServerPage } from '#features/servers/ServerPage.tsx';
import { useServerInAddress } from '#shared/useServer.ts';
import { requireServerId } from '#routes/-params.ts';

/** One server: its header and tabs. Each tab is a child route. */
export const Route = createFileRoute('/_app/servers/$serverId')({
  beforeLoad: ({ params: { serverId }, location: { href } }) => requireServerId(serverId, href),
  loader: ({ context: { queryClient }, params: { serverId }, cause }) =>
    prefetch(queryClient, getGetServerQueryOptions(serverId), cause),
  component: AnyServer,
  notFoundComponent: NotFound,
});

/** Remounts for another server: a link made for one must not stay on the page of another. */
function AnyServer(): ReactNode {
  const { serverId } = Route.useParams();
  return <OneServer key={serverId} />;
}

function OneServer(): ReactNode {
  const { serverId, server } = useServerInAddress();
  const handoff = useHandoffPanel({
    serverId,
    serverName: server === undefined ? '' : serverNameText(server),
  });
  return <ServerPage handoff={handoff} />;
}
