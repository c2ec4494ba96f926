import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { KeyForm } from './KeyForm.tsx';
import { endSession, openSession } from './session.ts';

/**
 * Covers the page once the API refuses the key during a session. The page's contents stay; a key of the same account
 * continues, a key of another account starts clean.
 */
export default function Gate(): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog title={t`This key is no longer accepted`} dismissable={false} onClose={() => undefined}>
      <p className="text-muted">
        <Trans>
          Nothing else is sent until you sign in again. What you typed is kept. With a key for the same
          account you continue right here; with a key for another account you start fresh.
        </Trans>
      </p>
      <KeyForm onAccepted={openSession} submit={<Trans>Sign in</Trans>}>
        <Button size="lg" onClick={endSession}>
          <Trans>Sign out</Trans>
        </Button>
      </KeyForm>
    </Dialog>
  );
}
