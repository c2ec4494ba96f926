import { createFileRoute } from '@tanstack/react-router';
import { ServerSettings } from '#features/servers/settings/ServerSettings.tsx';

export const Route = createFileRoute('/_app/servers/$serverId/settings')({
  component: ServerSettings,
});
