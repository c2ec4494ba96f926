import { Trans } from '@lingui/react/macro';
import { type ReactNode, useRef, useState } from 'react';
import { ShowAsCurl } from '#brand/ShowAsCurl.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import type { Reason } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { ResetFailure } from './ResetFailure.tsx';
import { type ResetOutcome, resetPassword } from './resetPassword.ts';

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
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ResetOutcome>();
  // Set before anything is awaited: state alone would let a second activation through.
  const latch = useRef(false);

  async function confirm(): Promise<void> {
    if (latch.current) return;
    latch.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      const outcome = await resetPassword(serverId, name);
      const isReset = outcome.state === 'done' && outcome.answer.isReset;
      if (isReset || outcome.state === 'unknown') {
        onClose();
        onReset(isReset ? outcome.answer.password : undefined);
      } else setFailure(outcome);
    } finally {
      latch.current = false;
      setBusy(false);
    }
  }

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
      submitError={failure && <ResetFailure outcome={failure} serverId={serverId} />}
      disabledReason={disabledReason}
      onConfirm={() => void confirm()}
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
