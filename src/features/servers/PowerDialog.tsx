import { Trans } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { ShowAsCurl } from '#shared/ShowAsCurl.tsx';
import type { Server } from '#domain/server.ts';
import type { PowerAction } from '#operations/intents/intent.ts';
import { requestPower } from '#operations/power/power.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ServerName, serverNameText } from '#shared/serverName.tsx';

interface PowerDialogProps {
  server: Server;
  action: PowerAction;
  onClose: () => void;
}

const titles: Record<PowerAction, (name: ReactElement) => ReactNode> = {
  start: (name) => <Trans>Start {name}?</Trans>,
  stop: (name) => <Trans>Stop {name}?</Trans>,
  reboot: (name) => <Trans>Reboot {name}?</Trans>,
};

const confirmLabels: Record<PowerAction, ReactNode> = {
  start: <Trans>Start server</Trans>,
  stop: <Trans>Stop server</Trans>,
  reboot: <Trans>Reboot server</Trans>,
};

/** What the action does. */
const effects: Record<PowerAction, ReactNode> = {
  start: <Trans>The server boots from its disk, as when you switch it on.</Trans>,
  stop: (
    <Trans>
      This is a hard power-off, like pulling the plug: unsaved data can be lost. The server stays yours until
      you terminate it.
    </Trans>
  ),
  reboot: <Trans>This is a hard reset, like pressing the reset button: unsaved data can be lost.</Trans>,
};

/**
 * Confirms a power action. Stop and reboot are a hard power-off and a hard reset, so they always ask; a start asks where
 * it is not the server's own button that is pressed. The dialog closes once confirmed: the progress is shown with the
 * server.
 */
export function PowerDialog({ server, action, onClose }: PowerDialogProps): ReactNode {
  const callerWith = useCaller();
  const name = <ServerName server={server} max={60} />;
  function confirm(): void {
    void requestPower(callerWith(), { serverId: server.id, serverName: serverNameText(server) }, action);
    onClose();
  }
  return (
    <ConfirmDialog
      title={titles[action](name)}
      confirmLabel={confirmLabels[action]}
      tone={action === 'start' ? 'primary' : 'danger'}
      busy={false}
      submitError={undefined}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{effects[action]}</p>
      <ShowAsCurl operation="serverPowerAction" params={{ id: server.id, action }} />
    </ConfirmDialog>
  );
}
