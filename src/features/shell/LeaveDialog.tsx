import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import type { DiscardQuestion, Stake } from '#ui/leaving.ts';

/** The text for what would be lost. */
function Lost({ stake }: { stake: Stake }): ReactNode {
  switch (stake) {
    case 'secret':
      return (
        <Trans>
          The new password is shown here only once. After that, “Show credentials” has the stored one.
        </Trans>
      );
    case 'answer':
      return (
        <Trans>
          A new password is on its way and will be shown here once. After that, “Show credentials” has the
          stored one.
        </Trans>
      );
    case 'typed':
      return <Trans>What you typed hasn’t been saved and will be lost.</Trans>;
    case 'write':
    case 'waiting':
      return null;
  }
}

/** Asks whether the user wants to leave and lose something. */
export function LeaveDialog({ stakes, answer }: DiscardQuestion): ReactNode {
  return (
    <Dialog
      title={<Trans>Leave this page?</Trans>}
      size="sm"
      onClose={() => answer(false)}
      actions={
        <>
          <Button onClick={() => answer(false)}>
            <Trans>Stay</Trans>
          </Button>
          <Button variant="danger" onClick={() => answer(true)}>
            <Trans>Leave</Trans>
          </Button>
        </>
      }
    >
      {stakes.map((stake) => (
        <p key={stake}>
          <Lost stake={stake} />
        </p>
      ))}
    </Dialog>
  );
}
