import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Server } from '#domain/server.ts';

const RowMenu = lazy(() => import('./RowMenu.tsx'));
const PowerDialog = lazy(() => import('./PowerDialog.tsx'));

interface OpenMenu {
  readonly serverId: string;
  readonly anchor: HTMLElement;
}

interface Asking {
  readonly server: Server;
  readonly action: 'stop' | 'reboot';
}

export type OpenRowMenu = (serverId: string, anchor: HTMLElement) => void;

/**
 * The one menu that serves all rows of a list, and the question it may lead to.
 * @param onHandoff opens a server in the official dashboard
 * @returns what opens it, whose it is while it is open, and what to render beside the rows
 */
export function useRowMenu(
  servers: readonly Server[],
  onHandoff: (server: Server) => void,
): {
  open: OpenRowMenu;
  openFor: string | undefined;
  menu: ReactNode;
} {
  const [opened, setOpened] = useState<OpenMenu>();
  const [asking, setAsking] = useState<Asking>();
  const server = opened === undefined ? undefined : servers.find(({ id }) => id === opened.serverId);
  const menu = (
    <Suspense>
      {opened !== undefined && server !== undefined && (
        <RowMenu
          server={server}
          anchor={opened.anchor}
          onAsk={(action) => setAsking({ server, action })}
          onHandoff={() => onHandoff(server)}
          onClose={() => setOpened(undefined)}
        />
      )}
      {asking !== undefined && <PowerDialog {...asking} onClose={() => setAsking(undefined)} />}
    </Suspense>
  );
  return { open: (serverId, anchor) => setOpened({ serverId, anchor }), openFor: opened?.serverId, menu };
}
