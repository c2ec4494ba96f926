import type { ReactNode } from 'react';
import type { Server } from '#domain/server.ts';
import { useStatusAnnouncements } from '#operations/useStatusAnnouncements.ts';
import { serverNameText } from './serverName.tsx';

/** Says the states' changes to those who don't see the badges. */
export default function StatusAnnouncements({ servers }: { servers: readonly Server[] }): ReactNode {
  return (
    <p role="status" className="sr-only">
      {useStatusAnnouncements(servers, serverNameText)}
    </p>
  );
}
