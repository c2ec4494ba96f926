import { Trans, useLingui } from '@lingui/react/macro';
import Terminal from 'lucide-react/icons/terminal';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Server } from '#domain/server.ts';
import { serverNameText } from '#shared/serverName.tsx';
import { Button } from '#ui/Button.tsx';
import { CopiedBubble } from '#ui/CopyButton.tsx';
import { useSshReason } from './actionReasons.tsx';
import { type CopySshCommand as Copying, useCopySshCommand } from './useCopySshCommand.ts';

/** Needed only where there is nothing to copy, or the browser refuses. */
const SshCommandDialog = lazy(() =>
  import('./SshCommand.tsx').then(({ SshCommandDialog }) => ({ default: SshCommandDialog })),
);

/** Says that the command is read and copied, beside what was pressed and to screen readers, or else why it wasn't. */
export function SshCopyOutcome({ last, copy, clear }: Copying): ReactNode {
  const { t } = useLingui();
  const name = last && serverNameText(last.server);
  const words =
    last?.state === 'reading'
      ? t`Reading the SSH command for ${name}…`
      : last?.state === 'copied' && t`SSH command for ${name} copied`;
  return (
    <>
      <p role="status" className="sr-only">
        {words}
      </p>
      {words && (
        <CopiedBubble key={last?.state} anchor={last?.anchor}>
          {words}
        </CopiedBubble>
      )}
      {last !== undefined && last.state !== 'reading' && last.state !== 'copied' && (
        <Suspense>
          <SshCommandDialog of={last} onRetry={() => copy(last.server, last.anchor)} onClose={clear} />
        </Suspense>
      )}
    </>
  );
}

/** The button that copies a server's SSH command. */
export function CopySshCommand({ server }: { server: Server }): ReactNode {
  const ssh = useCopySshCommand();
  const reason = useSshReason(server);
  return (
    <>
      <Button
        busy={ssh.last?.state === 'reading'}
        disabledReason={reason}
        onClick={({ currentTarget }) => ssh.copy(server, currentTarget)}
      >
        <Terminal aria-hidden="true" />
        <Trans>Copy SSH command</Trans>
      </Button>
      <SshCopyOutcome {...ssh} />
    </>
  );
}
