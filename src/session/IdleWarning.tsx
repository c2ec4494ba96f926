import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useElapsed } from '#i18n/useNow.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { idleLimit, lastSeen } from './lastSeen.ts';
import { extendSession } from './watchIdle.ts';

/** When screen readers announce the time left, in seconds before the lock. */
const announcedAt = [60, 30, 10];

/** Asks before the lock whether the user is still there; answering restarts the idle time (WCAG 2.2.1). */
export default function IdleWarning({ isWaiting }: { isWaiting: boolean }): ReactNode {
  const formats = useFormats();
  const left = Math.max(0, idleLimit() - useElapsed(lastSeen()));
  const step = announcedAt.findLast((seconds) => left <= seconds * 1_000);
  return (
    <Dialog
      title={<Trans>Are you still there?</Trans>}
      size="sm"
      onClose={extendSession}
      actions={
        <Button variant="primary" onClick={extendSession}>
          <Trans>Stay signed in</Trans>
        </Button>
      }
    >
      {isWaiting ? (
        <p role="status">
          <Trans>Locking as soon as requests in progress have finished, within ten minutes.</Trans>
        </p>
      ) : (
        <p>
          <Trans>
            Locking in <span className="font-medium tabular-nums">{formats.countdown(left)}</span> because
            you’ve been inactive.
          </Trans>
        </p>
      )}
      <p className="text-muted">
        <Trans>
          The key is then removed from every tab of this site. Signing in again brings you back to this page,
          but anything typed and not sent is lost.
        </Trans>
      </p>
      <p role="status" className="sr-only">
        {!isWaiting && step !== undefined && (
          <Plural
            value={step}
            one="Locking in # second unless you stay signed in."
            other="Locking in # seconds unless you stay signed in."
          />
        )}
      </p>
    </Dialog>
  );
}
