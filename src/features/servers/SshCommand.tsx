import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode } from 'react';
import { ApiError, asApiError } from '#api/apiError.ts';
import { getServerCredentials } from '#api/generated/servers/servers.ts';
import { type Credentials, readAccess } from '#domain/credentials.ts';
import type { Server } from '#domain/server.ts';
import { sshCommand } from '#domain/sshCommand.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { NoSshCommand } from '#shared/credentialsReasons.tsx';
import { ServerName, serverNameText } from '#shared/serverName.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { buttonClass } from '#ui/buttonClass.ts';

/** Needed only where the browser refuses the clipboard. */
const ManualCopyDialog = lazy(() => import('#ui/ManualCopyDialog.tsx'));

/** What the credentials say about a server's SSH command. */
export type SshReading =
  | { readonly state: 'found'; readonly command: string }
  /** The API gives none. */
  | { readonly state: 'none'; readonly by: Exclude<Credentials['access']['by'], 'ssh'> }
  /** Without an error where the reading was given up, or the page already says why. */
  | { readonly state: 'failed'; readonly error: ApiError | undefined };

/** Reads what only the credentials have, the user name and the port. Their password is looked at by nobody. */
export async function readSshCommand(serverId: string, signal: AbortSignal): Promise<SshReading> {
  try {
    const access = readAccess(await getServerCredentials(serverId, { signal }));
    if (access?.by === 'ssh') return { state: 'found', command: sshCommand(access.target) };
    if (access !== undefined) return { state: 'none', by: access.by };
    return {
      state: 'failed',
      error: new ApiError({ kind: 'contract', operationId: 'getServerCredentials' }),
    };
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error === undefined && !signal.aborted) throw thrown;
    // A 401 shows the key gate, which already explains it.
    return { state: 'failed', error: error?.kind === 'unauthorized' ? undefined : error };
  }
}

interface SshCommandDialogProps {
  of: SshReading & { readonly server: Server };
  onRetry: () => void;
  onClose: () => void;
}

/** Why a server's SSH command wasn't copied, and what can be done instead. */
export function SshCommandDialog({ of, onRetry, onClose }: SshCommandDialogProps): ReactNode {
  const { t } = useLingui();
  const { server } = of;
  if (of.state === 'found') {
    const name = serverNameText(server);
    return <ManualCopyDialog text={of.command} title={t`SSH command for ${name}`} onClose={onClose} />;
  }
  const close = (
    <Button onClick={onClose}>
      <Trans>Close</Trans>
    </Button>
  );
  const title = (
    <Trans>
      SSH command for <ServerName server={server} max={60} />
    </Trans>
  );
  if (of.state === 'failed' && of.error !== undefined) {
    return (
      <Dialog title={title} size="sm" onClose={onClose} actions={close}>
        <ApiErrorPanel
          what={<Trans>Nothing was copied, because the login couldn’t be read.</Trans>}
          error={of.error}
          retrying={false}
          onRetry={onRetry}
        />
      </Dialog>
    );
  }
  if (of.state !== 'none') return null;
  return (
    <Dialog
      title={title}
      size="sm"
      onClose={onClose}
      actions={
        <>
          {close}
          <Link
            to="/servers/$serverId/credentials"
            params={{ serverId: server.id }}
            className={buttonClass({ variant: 'primary' })}
          >
            <Trans>Credentials</Trans>
          </Link>
        </>
      }
    >
      <p>
        <NoSshCommand by={of.by}>
          <Trans>Its credentials have the address and the username for Remote Desktop.</Trans>
        </NoSshCommand>
      </p>
    </Dialog>
  );
}
