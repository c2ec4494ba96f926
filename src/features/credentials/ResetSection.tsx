import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef, useState } from 'react';
import type { Server } from '#domain/server.ts';
import { useSecret } from '#session/useSecret.ts';
import { useResetReason, useRevealReason } from '#shared/credentialsReasons.tsx';
import { Button } from '#ui/Button.tsx';
import { Section } from '#ui/Card.tsx';
import { useAtStake } from '#ui/leaving.ts';
import { NewPassword } from './NewPassword.tsx';
import { ResetDialog } from './ResetDialog.tsx';
import { UnclearReset } from './UnclearReset.tsx';
import { useFocusAfterHiding } from './SecretTime.tsx';

interface ResetSectionProps {
  server: Pick<Server, 'id' | 'status'>;
  name: string;
  onReveal: () => void;
  /** Called when the old password no longer works, or may not. */
  onReset: () => void;
}

/** Resets a server's password. */
export function ResetSection({ server, name, onReveal, onReset }: ResetSectionProps): ReactNode {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const [resetAt, setResetAt] = useState<number>();
  const held = useSecret<string>();
  const button = useRef<HTMLButtonElement>(null);
  useFocusAfterHiding(held.shown !== undefined, button);
  useAtStake('secret', held.shown !== undefined);
  const reason = useResetReason(server.status);
  const revealReason = useRevealReason(server.status);
  function applyReset(password: string | undefined): void {
    onReset();
    held.hide();
    setResetAt(password === undefined ? undefined : Date.now());
    if (password !== undefined) held.show(password);
  }
  return (
    <Section
      heading={t`Reset password`}
      actions={
        <Button ref={button} disabledReason={reason} onClick={() => setAsking(true)}>
          <Trans>Reset password</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p>
          <Trans>
            If the password was lost or leaked, the guest agent on the running server can set a new one.
          </Trans>
        </p>
        <UnclearReset
          serverId={server.id}
          revealReason={revealReason}
          resetReason={reason}
          onReveal={onReveal}
          onReset={() => setAsking(true)}
        />
        {resetAt !== undefined && <NewPassword held={held} at={resetAt} />}
      </div>
      {isAsking && (
        <ResetDialog
          serverId={server.id}
          name={name}
          disabledReason={reason}
          onReset={applyReset}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
