import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import type { Credentials } from '#domain/credentials.ts';
import type { Server } from '#domain/server.ts';
import { serverCan } from '#domain/serverStatus.ts';
import { MissingScope } from './MissingScope.tsx';
import { useScope } from '#session/scopes.ts';
import type { Reason } from '#ui/Button.tsx';
import { useOnline } from '#api/online.ts';

type Status = Server['status'];

/** Why the credentials can't be read now; `undefined` if they can. Those of a suspended server can be read. */
export function useRevealReason(status: Status): Reason | undefined {
  const { t } = useLingui();
  const isDenied = useScope('servers:read') === 'denied';
  const isOnline = useOnline();
  if (isDenied) return <MissingScope scope="servers:read" />;
  if (status === 'terminated') return t`A terminated server has no credentials.`;
  return isOnline ? undefined : t`You’re offline.`;
}

/** Why the password can't be reset now; `undefined` if it can. */
export function useResetReason(status: Status): Reason | undefined {
  const { t } = useLingui();
  const isDenied = useScope('servers:write') === 'denied';
  const isOnline = useOnline();
  if (isDenied) return <MissingScope scope="servers:write" />;
  if (!serverCan('resetPassword', status)) return t`You can only reset the password of a running server.`;
  return isOnline ? undefined : t`You’re offline.`;
}

interface NoSshCommandProps {
  by: Exclude<Credentials['access']['by'], 'ssh'>;
  /** How to connect by Remote Desktop. */
  children: ReactElement;
}

/** Why there is no command to connect with, and what there is instead. */
export function NoSshCommand({ by, children }: NoSshCommandProps): ReactNode {
  switch (by) {
    case 'noAddress':
      return <Trans>This server has no address yet, so there’s nothing to connect to.</Trans>;
    case 'unclear':
      return (
        <Trans>
          There’s no SSH command because the username or address from the API isn’t safe to put into a
          command.
        </Trans>
      );
    case 'remoteDesktop':
      return (
        <>
          <Trans>The API gives no SSH command for this server, which is normal for Windows.</Trans> {children}
        </>
      );
  }
}
