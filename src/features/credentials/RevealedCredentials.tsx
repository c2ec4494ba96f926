import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Credentials } from '#domain/credentials.ts';
import { sshCommand } from '#domain/sshCommand.ts';
import { ConnectHints } from './ConnectHints.tsx';
import { RevealedField } from './RevealedField.tsx';

/** The credentials, each to be copied; the password in dots until it is asked for. */
export function RevealedCredentials({
  credentials,
  name,
}: {
  credentials: Credentials;
  name: string;
}): ReactNode {
  const { t } = useLingui();
  const { username, password, ip, access } = credentials;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <RevealedField label={t`Username`} what={t`username`} value={username} />
        <RevealedField label={t`Password`} what={t`password`} value={password} masked />
        <RevealedField label={t`IP address`} what={t`IP address`} value={ip} />
        {access.by === 'ssh' && (
          <RevealedField label={t`SSH command`} what={t`SSH command`} value={sshCommand(access.target)} />
        )}
      </div>
      <ConnectHints credentials={credentials} name={name} />
    </>
  );
}
