import type { ReactNode } from 'react';
import { ServerAddresses } from './ServerAddresses.tsx';
import { ServerSpecs } from './ServerSpecs.tsx';
import { useServer } from './useServer.ts';

/** The first tab of a server's page. */
export function ServerOverview(): ReactNode {
  const { server } = useServer();
  if (server === undefined) return null;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <ServerSpecs server={server} />
      <ServerAddresses server={server} />
    </div>
  );
}
