import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Credentials } from '#domain/credentials.ts';
import { sshConfigEntry } from '#domain/sshCommand.ts';
import { BidiText } from '#ui/BidiText.tsx';
import { CodeBlock } from '#ui/CodeBlock.tsx';
import { Notice } from '#ui/Notice.tsx';

/** How to get in with them: by ssh with an entry of its own, or by Remote Desktop. */
export function ConnectHints({ credentials, name }: { credentials: Credentials; name: string }): ReactNode {
  const { t } = useLingui();
  const { access, ip, username } = credentials;
  if (access.by === 'ssh') {
    return (
      <CodeBlock
        code={sshConfigEntry(access.target, name)}
        what={t`SSH configuration`}
        note={
          <Trans>
            As an entry in <code>~/.ssh/config</code>
          </Trans>
        }
      />
    );
  }
  const address = <BidiText text={ip} max={60} />;
  const user = <BidiText text={username} max={60} />;
  return (
    <Notice tone={access.by === 'unclear' ? 'caution' : 'info'}>
      {access.by === 'remoteDesktop' ? (
        <Trans>
          The API names no SSH command for this server, as is usual for Windows. Connect with Remote Desktop
          to {address} as the user {user}.
        </Trans>
      ) : access.by === 'noAddress' ? (
        <Trans>The API names no address yet, so there is nothing to connect to.</Trans>
      ) : (
        <Trans>
          No SSH command is shown: the user name or the address that came is not one that can safely be put
          into a command.
        </Trans>
      )}
    </Notice>
  );
}
