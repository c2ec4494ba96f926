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
  /** The old password is over, or may be; the new one, where it came. */
  onReset: (password: string | undefined) => void;
  onClose: () => void;
}

/** Asks before a password is reset. It stays open where nothing was changed; what is unclear is told on the page. */
export function ResetDialog(props: ResetDialogProps): ReactNode {
  const { serverId, name, disabledReason, onReset, onClose } = props;
  /** The server's words, where the answer itself says that nothing was changed. */
  const [said, setSaid] = useState<string>();
  const { isBusy, trouble, run } = useDialogWrite<PasswordReset>((outcome) => {
    if (outcome.state === 'done' && !outcome.answer.isReset) return setSaid(outcome.answer.words);
    onClose();
    onReset(outcome.state === 'done' && outcome.answer.isReset ? outcome.answer.password : undefined);
  });
  useAtStake('answer', isBusy);
  function confirm(): void {
    setSaid(undefined);
    run((caller) => resetPassword(caller, serverId, name));
  }
  const hasFailed = trouble !== undefined || said !== undefined;
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
      submitError={hasFailed && <ResetFailure trouble={trouble} said={said} serverId={serverId} />}
      disabledReason={disabledReason}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        <Trans>
          The server gets a new password at once, without a reboot, and the old one stops working. Sessions
          that are open stay open. The new password is shown here once.
        </Trans>
      </p>
      <ShowAsCurl operation="resetServerPassword" params={{ id: serverId }} />
    </ConfirmDialog>
  );
}
