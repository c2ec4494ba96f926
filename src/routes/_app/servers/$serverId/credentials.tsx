import { createFileRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CredentialsTab } from '#features/credentials/CredentialsTab.tsx';
import { serverNameText } from '#shared/serverName.tsx';
import { useServerInAddress } from '#shared/useServer.ts';

export const Route = createFileRoute('/_app/servers/$serverId/credentials')({
  component: CredentialsPage,
});

function CredentialsPage(): ReactNode {
  const { server } = useServerInAddress();
  if (server === undefined) return null;
  return <CredentialsTab key={server.id} server={server} name={serverNameText(server)} />;
}
