import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ShowAsCurl } from '#shared/ShowAsCurl.tsx';
import type { DetailedServer } from '#domain/server.ts';
import { AddressList, allAddresses, UnreadableIps } from '#shared/addresses.tsx';
import { ServerName, serverNameText } from '#shared/serverName.tsx';
import { useOpenEntry } from '#operations/writes/journal.ts';
import { requestTermination } from '#operations/termination.ts';
import { WriteProblem } from '#shared/WriteProblem.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { useDialogWrite } from '#operations/useDialogWrite.ts';
import { useSettingsReasons } from '#features/servers/actionReasons.tsx';
import { useTypedConfirmation } from './useTypedConfirmation.tsx';

interface TerminateDialogProps {
  server: DetailedServer;
  onClose: () => void;
}

function ReleasedAddresses({ server }: { server: DetailedServer }): ReactNode {
  if (allAddresses(server).length + server.unreadableIps === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <p>
        <Trans>These addresses are released and may go to someone else:</Trans>
      </p>
      <AddressList server={server} />
      <UnreadableIps server={server} />
    </div>
  );
}

/** Asks for a confirmation before a server is destroyed. Stays open with the reason if it wasn't. */
export default function TerminateDialog({ server, onClose }: TerminateDialogProps): ReactNode {
  const { terminate: reason } = useSettingsReasons(server);
  const confirmation = useTypedConfirmation(server);
  const { isBusy, trouble, run } = useDialogWrite(onClose);
  const earlier = useOpenEntry('terminateServer', server.id);
  // A refusal says nothing about an earlier termination whose outcome is unknown.
  const refused = earlier && (
    <Trans>Refused this time. We don’t know yet whether the earlier request went through.</Trans>
  );
  const target = { serverId: server.id, serverName: serverNameText(server) };
  const name = <ServerName server={server} max={60} />;
  return (
    <ConfirmDialog
      title={<Trans>Terminate {name}?</Trans>}
      confirmLabel={<Trans>Terminate server</Trans>}
      tone="danger"
      busy={isBusy}
      leavable
      submitError={trouble && <WriteProblem trouble={trouble} refused={refused} />}
      disabledReason={isBusy ? undefined : (reason ?? confirmation.reason)}
      onConfirm={() => run((caller) => requestTermination(caller, target))}
      onClose={onClose}
    >
      <p>
        <Trans>This destroys the server, everything on its disk, and its add-ons. It can’t be undone.</Trans>
      </p>
      <ReleasedAddresses server={server} />
      {confirmation.field}
      <ShowAsCurl operation="terminateServer" params={{ id: server.id }} />
    </ConfirmDialog>
  );
}
