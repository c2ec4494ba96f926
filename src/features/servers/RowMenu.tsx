import { useLingui } from '@lingui/react/macro';
import ExternalLink from 'lucide-react/icons/external-link';
import Play from 'lucide-react/icons/play';
import Plus from 'lucide-react/icons/plus';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Square from 'lucide-react/icons/square';
import Terminal from 'lucide-react/icons/terminal';
import { type ReactNode, useEffect, useState } from 'react';
import type { Server } from '#domain/server.ts';
import { requestPower } from '#operations/power/power.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { useDeployLike } from '#shared/deployLike.tsx';
import { useHandoffReason } from '#shared/useHandoffReason.tsx';
import { Menu } from '#ui/Menu.tsx';
import { serverNameText } from '#shared/serverName.tsx';
import { SshCopyOutcome } from './CopySshCommand.tsx';
import { useFleet, useFleetActions } from './FleetContext.tsx';
import { PowerDialog } from './PowerDialog.tsx';
import { usePowerReasons, useSshReason } from './actionReasons.tsx';
import { useCopySshCommand } from './useCopySshCommand.ts';

interface RowMenuProps {
  server: Server;
  /** The button that opened the menu. The menu is placed beside it and returns the focus to it. */
  anchor: HTMLElement;
  /** Stop and Reboot ask for confirmation, in a dialog that stays open after the menu closes. */
  onAsk: (action: 'stop' | 'reboot') => void;
  /** Opens the server in the official dashboard. */
  onHandoff: () => void;
  onCopySsh: () => void;
  onClose: () => void;
}

/** The menu of one row. The list renders it, not the row, so that a poll that moves rows doesn't close it. */
function RowMenu({ server, anchor, onAsk, onHandoff, onCopySsh, onClose }: RowMenuProps): ReactNode {
  const { t } = useLingui();
  const callerWith = useCaller();
  const reasons = usePowerReasons(server);
  const handoffReason = useHandoffReason({ serverId: server.id });
  const sshReason = useSshReason(server);
  const like = useDeployLike();
  const name = serverNameText(server);
  return (
    <Menu
      label={t`Actions for ${name}`}
      anchor={anchor}
      onClose={onClose}
      items={[
        {
          key: 'start',
          icon: <Play aria-hidden="true" />,
          label: t`Start`,
          disabledReason: reasons.start,
          onSelect: () => void requestPower(callerWith(), { serverId: server.id, serverName: name }, 'start'),
        },
        {
          key: 'stop',
          icon: <Square aria-hidden="true" />,
          label: t`Stop`,
          disabledReason: reasons.stop,
          onSelect: () => onAsk('stop'),
        },
        {
          key: 'reboot',
          icon: <RotateCcw aria-hidden="true" />,
          label: t`Reboot`,
          disabledReason: reasons.reboot,
          onSelect: () => onAsk('reboot'),
        },
        {
          key: 'handoff',
          icon: <ExternalLink aria-hidden="true" />,
          label: t`Open in dashboard`,
          disabledReason: handoffReason,
          onSelect: onHandoff,
        },
        {
          key: 'ssh',
          icon: <Terminal aria-hidden="true" />,
          label: t`Copy SSH command`,
          disabledReason: sshReason,
          onSelect: onCopySsh,
        },
        {
          key: 'like',
          icon: <Plus aria-hidden="true" />,
          label: t`Deploy another like this`,
          disabledReason: like.reason,
          onSelect: () => like.deployLike(server.id),
        },
      ]}
    />
  );
}

interface RowActionsProps {
  /** Opens a server in the official dashboard. */
  onHandoff: (server: Server) => void;
}

/** The menu that all rows share, and the dialogs that it may lead to. */
export function RowActions({ onHandoff }: RowActionsProps): ReactNode {
  const { fleet, menu } = useFleet();
  const { closeMenu } = useFleetActions();
  const [asking, setAsking] = useState<{ readonly server: Server; readonly action: 'stop' | 'reboot' }>();
  const ssh = useCopySshCommand();
  const server = fleet.servers.find(({ id }) => id === menu?.serverId);
  const isOrphaned = menu?.isOpen === true && server === undefined;
  useEffect(() => {
    if (isOrphaned) closeMenu();
  }, [isOrphaned, closeMenu]);
  return (
    <>
      {menu?.isOpen === true && server !== undefined && (
        <RowMenu
          server={server}
          anchor={menu.anchor}
          onAsk={(action) => setAsking({ server, action })}
          onHandoff={() => onHandoff(server)}
          onCopySsh={() => ssh.copy(server, menu.anchor)}
          onClose={closeMenu}
        />
      )}
      <SshCopyOutcome {...ssh} />
      {asking !== undefined && <PowerDialog {...asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}
