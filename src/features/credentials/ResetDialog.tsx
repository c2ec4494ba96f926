import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { ShowAsCurl } from '#shared/ShowAsCurl.tsx';
import type { PasswordReset } from '#domain/passwordReset.ts';
import { useDialogWrite } from '#operations/useDialogWrite.ts';
import { BidiText } from '#ui/BidiText.tsx';
import type { Reason } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { useAtStake } from '#ui/leaving.ts';
import { ResetFailure } from './ResetFailure.tsx';
import { resetPassword } from '#operations/resetPassword.ts';

interface ResetDialogProps {
  serverId: string;
  name: string;
  disabledReason: Reason | undefined;
  /** Called when the old password no longer works or may not; with the new one, if the response had it. */
  onReset: (password: string | undefined) => void;
  onClose: () => void;
}

/** Confirms a password reset. Stays open if nothing was changed; an unclear outcome is shown on the page instead. */
export function ResetDialog(props: ResetDialogProps): ReactNode {
  const { serverId, name, disabledReason, onReset, onClose } = props;
  /** The API's message, if the response says that nothing was changed. */
  const [unchangedMessage, setUnchangedMessage] = useState<string>();
  const { isBusy, trouble, run } = useDialogWrite<PasswordReset>((outcome) => {
    if (outcome.state === 'done' && !outcome.answer.isReset) return setUnchangedMessage(outcome.answer.words);
    onClose();
    onReset(outcome.state === 'done' && outcome.answer.isReset ? outcome.answer.password : undefined);
  });
  useAtStake('answer', isBusy);
  function confirm(): void {
    setUnchangedMessage(undefined);
    run((caller) => resetPassword(caller, serverId, name));
  }
  const hasFailed = trouble !== undefined || unchangedMessage !== undefined;
  return (
    <ConfirmDialog
      title={
        <Trans>
          Reset the password of <BidiText text={name} max={60} />?
        </Trans>
      }
      confirmLabel={<Trans>Reset password</Trans>}
      tone="danger"
      busy={isBusy}
      submitError={
        hasFailed && (
          <ResetFailure trouble={trouble} unchangedMessage={unchangedMessage} serverId={serverId} />
        )
      }
      disabledReason={disabledReason}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        <Trans>
          The server gets a new password right away, without a reboot, and the old one stops working. Open
          sessions stay open. The new password is shown here once.
        </Trans>
      </p>
      <ShowAsCurl operation="resetServerPassword" params={{ id: serverId }} />
    </ConfirmDialog>
  );
}
