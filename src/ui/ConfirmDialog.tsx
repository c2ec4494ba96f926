import type { ReactNode } from 'react';
import { Trans } from '@lingui/react/macro';
import { Button, type Reason } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import type { Elements } from './Trans.tsx';

export interface ConfirmDialogProps {
  title: ReactNode;
  /** The effect and what is lost; a field to type into where the user has to. */
  children: Elements;
  /** A verb and its object, never "OK": "Terminate server". */
  confirmLabel: ReactNode;
  tone?: 'primary' | 'danger' | undefined;
  onConfirm: () => void;
  onClose: () => void;
  /** The confirmed action is in progress: the dialog stays, and the button waits. */
  busy: boolean;
  /** The dialog may be closed while it is in progress, since the page shows the outcome; otherwise it can't be. */
  leavable?: boolean | undefined;
  /** Why the last try failed, `undefined` when nothing went wrong. Required, since the dialog stays open on failure. */
  submitError: ReactNode;
  /** Why it can't be confirmed yet. */
  disabledReason?: Reason | undefined;
}

/** The one confirmation before an important action. Enter in a field inside confirms. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    title,
    children,
    confirmLabel,
    tone = 'primary',
    onConfirm,
    onClose,
    busy,
    leavable = false,
    submitError,
    disabledReason,
  } = props;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      dismissable={!busy || leavable}
      error={submitError}
      onSubmit={() => {
        if (!busy && disabledReason === undefined) onConfirm();
      }}
      actions={
        <>
          <Button
            onClick={onClose}
            disabledReason={busy && !leavable ? <Trans>Already in progress.</Trans> : undefined}
          >
            {busy && leavable ? <Trans>Close</Trans> : <Trans>Cancel</Trans>}
          </Button>
          <Button type="submit" variant={tone} busy={busy} disabledReason={disabledReason}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {busy && leavable && (
        <p role="status" className="appear-late text-muted">
          <Trans>In progress. You can close this: the outcome shows up on the page.</Trans>
        </p>
      )}
    </Dialog>
  );
}
