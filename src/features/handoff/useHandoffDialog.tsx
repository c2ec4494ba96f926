import { lazy, Suspense, useState } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import type { Server } from '#domain/server.ts';
import { serverNameText } from '#shared/serverName.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { askForLink, type LinkRequest } from './askForLink.ts';
import type { HandoffTarget } from './mintLink.ts';

/** Only needed to open a server in the official dashboard. */
const HandoffDialog = lazy(() => import('./HandoffDialog.tsx'));

interface StartedHandoff {
  readonly target: HandoffTarget;
  readonly startedRequest: LinkRequest;
}

interface HandoffFromList {
  /** Asks for a link to a server and opens the dialog that shows it. Call it only from a click handler. */
  readonly begin: (server: Server) => void;
  /** To be rendered beside the list. */
  readonly dialog: Elements;
}

/** Hand-offs from a list of servers, in a dialog of their own. */
export function useHandoffDialog(): HandoffFromList {
  const { dashboard } = useBrand();
  const [handoff, setHandoff] = useState<StartedHandoff>();
  return {
    begin(server) {
      // A second click before the dialog is there would mint a second link.
      if (handoff !== undefined) return;
      const target = { serverId: server.id, serverName: serverNameText(server) };
      setHandoff({ target, startedRequest: askForLink(target, dashboard.origins) });
    },
    dialog: handoff !== undefined && (
      <Suspense>
        <HandoffDialog {...handoff} onClose={() => setHandoff(undefined)} />
      </Suspense>
    ),
  };
}
