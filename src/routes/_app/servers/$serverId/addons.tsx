import { createFileRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { getListServerAddonsQueryOptions } from '#api/generated/servers/servers.ts';
import { prefetch } from '#api/queryClient.ts';
import { AddonsTab } from '#features/addons/AddonsTab.tsx';
import { serverNameText } from '#shared/serverName.tsx';
import { useServerInAddress } from '#shared/useServer.ts';

export const Route = createFileRoute('/_app/servers/$serverId/addons')({
  loader: ({ context: { queryClient }, params: { serverId }, cause }) =>
    prefetch(queryClient, getListServerAddonsQueryOptions(serverId), cause),
  component: AddonsPage,
});

function AddonsPage(): ReactNode {
  const { server } = useServerInAddress();
  if (server === undefined) return null;
  return <AddonsTab key={server.id} server={server} name={serverNameText(server)} />;
}
