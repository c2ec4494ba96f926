import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ShowAsCurl } from '#shared/ShowAsCurl.tsx';
import type { Server } from '#domain/server.ts';
import { requestPower } from '#operations/power/power.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ServerName, serverNameText } from '#shared/serverName.tsx';

interface PowerDialogProps {
  server: Server;
  action: 'stop' | 'reboot';
  onClose: () => void;
}

/**
 * Confirms a stop or a reboot, which the provider does as a hard power-off or reset. The dialog closes once confirmed:
 * the progress is shown with the server.
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
      title={action === 'stop' ? <Trans>Stop {name}?</Trans> : <Trans>Reboot {name}?</Trans>}
      confirmLabel={action === 'stop' ? <Trans>Stop server</Trans> : <Trans>Reboot server</Trans>}
      tone="danger"
      busy={false}
      submitError={undefined}
      onConfirm={confirm}
      onClose={onClose}
    >
      {action === 'stop' ? (
        <p>
          <Trans>
            This is a hard power-off, like pulling the plug: unsaved data can be lost. The server stays yours
            until you terminate it.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>This is a hard reset, like pressing the reset button: unsaved data can be lost.</Trans>
        </p>
      )}
      <ShowAsCurl operation="serverPowerAction" params={{ id: server.id, action }} />
    </ConfirmDialog>
  );
}
