import { createFileRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { getGetServerQueryOptions } from '#api/generated/servers/servers.ts';
import { prefetch } from '#api/queryClient.ts';
import { NotFound } from '#shared/NotFoundPage.tsx';
import { useHandoffPanel } from '#features/handoff/useHandoffPanel.tsx';
import { serverNameText } from '#shared/serverName.tsx';
import { ServerPage } from '#features/servers/ServerPage.tsx';
import { useServer } from '#shared/useServer.ts';
import { requireServerId } from '#routes/-params.ts';

/** One server: its head and tabs; each tab is a page of its own below this address. */
export const Route = createFileRoute('/_app/servers/$serverId')({
  beforeLoad: ({ params: { serverId }, location: { href } }) => requireServerId(serverId, href),
  loader: ({ context: { queryClient }, params: { serverId }, cause }) =>
    prefetch(queryClient, getGetServerQueryOptions(serverId), cause),
  component: AnyServer,
  notFoundComponent: NotFound,
});

/** Another server's page is another one: no link that was made for one may stand on it. */
function AnyServer(): ReactNode {
  const { serverId } = Route.useParams();
  return <OneServer key={serverId} />;
}

function OneServer(): ReactNode {
  const { serverId, server } = useServer();
  const handoff = useHandoffPanel({
    serverId,
    serverName: server === undefined ? '' : serverNameText(server),
  });
  return <ServerPage handoff={handoff} />;
}
