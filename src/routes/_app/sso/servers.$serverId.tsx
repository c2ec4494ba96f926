import { createFileRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { getGetServerQueryOptions } from '#api/generated/servers/servers.ts';
import { prefetch } from '#api/queryClient.ts';
import { ServerHandoffPage } from '#features/handoff/ServerHandoffPage.tsx';
import { readHandoffSearch, requireServerId } from '#routes/-params.ts';
import { NotFound } from '#shared/NotFoundPage.tsx';

export const Route = createFileRoute('/_app/sso/servers/$serverId')({
  validateSearch: readHandoffSearch,
  beforeLoad: ({ params: { serverId }, location: { href } }) => requireServerId(serverId, href),
  loader: ({ context: { queryClient }, params: { serverId }, cause }) =>
    prefetch(queryClient, getGetServerQueryOptions(serverId), cause),
  component: ServerHandoff,
  notFoundComponent: NotFound,
});

function ServerHandoff(): ReactNode {
  const { serverId } = Route.useParams();
  return <ServerHandoffPage key={serverId} serverId={serverId} next={Route.useSearch().next} />;
}
