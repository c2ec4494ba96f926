import { createFileRoute } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { getListServersQueryOptions } from '#api/generated/servers/servers.ts';
import { prefetch } from '#api/queryClient.ts';
import { useBrand } from '#brand/BrandContext.ts';
import type { Server } from '#domain/server.ts';
import { askForLink, type LinkRequest } from '#features/handoff/askForLink.ts';
import type { HandoffTarget } from '#features/handoff/mintLink.ts';
import { prefetchFleetCards, ServersPage } from '#features/servers/ServersPage.tsx';
import { readFleetView } from '#features/servers/fleetView.ts';
import { serverNameText } from '#shared/serverName.tsx';

export const Route = createFileRoute('/_app/servers/')({
  validateSearch: readFleetView,
  loader: ({ context: { queryClient }, cause }) => {
    prefetch(queryClient, getListServersQueryOptions(), cause);
    prefetchFleetCards();
  },
  // Needed for the first page: bundled with the app's start code instead of a chunk that loads after it.
  codeSplitGroupings: [],
  component: Servers,
});

/** Only needed to open a server in the official dashboard. */
const HandoffDialog = lazy(() => import('#features/handoff/HandoffDialog.tsx'));

interface StartedHandoff {
  readonly target: HandoffTarget;
  readonly startedRequest: LinkRequest;
}

function Servers(): ReactNode {
  const { dashboard } = useBrand();
  const [handoff, setHandoff] = useState<StartedHandoff>();
  function begin(server: Server): void {
    const target = { serverId: server.id, serverName: serverNameText(server) };
    setHandoff({ target, startedRequest: askForLink(target, dashboard.origins) });
  }
  return (
    <>
      <ServersPage onHandoff={begin} />
      {handoff !== undefined && (
        <Suspense>
          <HandoffDialog {...handoff} onClose={() => setHandoff(undefined)} />
        </Suspense>
      )}
    </>
  );
}
