import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { settleEntry, useOpenEntries } from '#operations/writes/journal.ts';
import { Button, type Reason } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

interface UnclearResetProps {
  serverId: string;
  revealReason: Reason | undefined;
  resetReason: Reason | undefined;
  onReveal: () => void;
  onReset: () => void;
}

/** Says that a reset is unconfirmed, until a reset succeeds for certain or the user dismisses the notice. */
export function UnclearReset(props: UnclearResetProps): ReactNode {
  const { serverId, revealReason, resetReason, onReveal, onReset } = props;
  const formats = useFormats();
  const entry = useOpenEntries().find(
    ({ operation, target, state }) =>
      operation === 'resetServerPassword' && target === serverId && state === 'unknown',
  );
  if (entry === undefined) return null;
  return (
    <Notice
      tone="caution"
      role="alert"
      title={<Trans>The password may or may not have changed</Trans>}
      action={
        <>
          <Button size="sm" disabledReason={revealReason} onClick={onReveal}>
            <Trans>Show the stored password</Trans>
          </Button>
          <Button size="sm" disabledReason={resetReason} onClick={onReset}>
            <Trans>Reset again</Trans>
          </Button>
        </>
      }
      onDismiss={() => void settleEntry(entry.id)}
    >
      <Trans>
        The reset sent at {formats.time(entry.at)} got no clear response, so the old password may no longer
        work. Show the stored one and try it, or reset again: both are safe.
      </Trans>
    </Notice>
  );
}
