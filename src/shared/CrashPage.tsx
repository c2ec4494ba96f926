import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { usePageTitle } from '#brand/BrandContext.ts';
import { Button } from '#ui/Button.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { endSession, useSessionState } from '#session/session.ts';

interface CrashProps {
  reset: () => void;
}

/** Replaces a page that crashed: offers a way on and shows no details, which could contain a secret. */
export function Crash({ reset }: CrashProps): ReactNode {
  const { t } = useLingui();
  usePageTitle(t`Something went wrong`);
  const isSignedIn = useSessionState().state !== 'signedOut';
  return (
    <>
      <PageHeader title={<Trans>Something went wrong</Trans>} />
      <p role="alert" className="text-muted">
        <Trans>
          Something on this page couldn’t be shown. The problem is with the page, not with your servers.
          Anything you typed and didn’t send is gone.
        </Trans>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={reset}>
          <Trans>Try again</Trans>
        </Button>
        <Button onClick={() => location.reload()}>
          <Trans>Reload the page</Trans>
        </Button>
        {isSignedIn && (
          <Button onClick={endSession}>
            <Trans>Sign out</Trans>
          </Button>
        )}
      </div>
    </>
  );
}

/** The same as a whole page, outside the signed-in frame. */
export function CrashPage({ reset }: CrashProps): ReactNode {
  return (
    <main className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center gap-4 px-4 py-10">
      <Crash reset={reset} />
    </main>
  );
}
