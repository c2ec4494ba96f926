import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { ShowAsCurl } from '#shared/ShowAsCurl.tsx';
import { reinstallOsFields } from '#domain/osTemplates.ts';
import type { DetailedServer } from '#domain/server.ts';
import { ServerName, serverNameText } from '#shared/serverName.tsx';
import { requestReinstall } from '#operations/reinstall.ts';
import { WriteProblem } from '#shared/WriteProblem.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { useDialogWrite } from '#operations/useDialogWrite.ts';
import { useOsChoice } from './useOsChoice.tsx';
import { useSettingsReasons } from '#features/servers/actionReasons.tsx';
import { useTypedConfirmation } from './useTypedConfirmation.tsx';

interface ReinstallDialogProps {
  server: DetailedServer;
  onClose: () => void;
}

function Consequences({ server }: { server: DetailedServer }): ReactNode {
  return (
    <>
      <p>
        <Trans>
          <strong>Lost:</strong> everything on the disk, and the password. The new system gets a new one.
        </Trans>
      </p>
      <p>
        <Trans>
          <strong>Kept:</strong> ID, label, region, primary IPv4, add-ons and price.
        </Trans>
      </p>
      {server.additionalIps.length + server.unreadableIps > 0 && (
        <p>
          <Trans>
            Additional addresses are kept too, but the new system doesn’t know about them: set them up again
            afterwards.
          </Trans>
        </p>
      )}
    </>
  );
}

/** Asks for the new system and a confirmation before a disk is wiped. Stays open with the reason if it wasn't. */
export default function ReinstallDialog({ server, onClose }: ReinstallDialogProps): ReactNode {
  const { reinstall: reason } = useSettingsReasons(server);
  const confirmation = useTypedConfirmation(server);
  const os = useOsChoice(server.os);
  const { isBusy, trouble, run } = useDialogWrite(onClose);
  /** `updatedAt` when the dialog opened: a change since then, such as in another tab, is reported first. */
  const [seenUpdate] = useState(server.updatedAt);
  const isChangedElsewhere = trouble?.state === 'notSent' && trouble.because === 'changed';
  const body = os.chosen && reinstallOsFields(os.chosen);
  const name = <ServerName server={server} max={60} />;

  function confirm(): void {
    if (body === undefined) return;
    const reinstall = {
      serverId: server.id,
      serverName: serverNameText(server),
      formerOs: server.os,
      seenUpdate: isChangedElsewhere ? server.updatedAt : seenUpdate,
      body,
    };
    run((caller) => requestReinstall(caller, reinstall));
  }
  return (
    <ConfirmDialog
      title={<Trans>Reinstall {name}?</Trans>}
      confirmLabel={<Trans>Reinstall server</Trans>}
      tone="danger"
      busy={isBusy}
      leavable
      submitError={trouble && <WriteProblem trouble={trouble} />}
      disabledReason={isBusy ? undefined : (reason ?? os.reason ?? confirmation.reason)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Consequences server={server} />
      {os.field}
      {confirmation.field}
      {body && <ShowAsCurl operation="reinstallServer" params={{ id: server.id }} body={body} />}
    </ConfirmDialog>
  );
}
