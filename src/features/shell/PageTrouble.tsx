import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { endSession } from '#session/session.ts';
import { isNewVersionThere, onNewVersion } from '#shared/missingCode.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Whether the page's own code failed where no error boundary could show another page instead. */
function useFault(): [boolean, (has: boolean) => void] {
  const [hasFault, setFault] = useState(false);
  useEffect(() => {
    const onError = ({ error, filename }: ErrorEvent): void => {
      // The browser's messages have no error, and an extension's errors aren't the page's.
      if (error !== null && filename.startsWith(location.origin)) setFault(true);
    };
    const onRejection = (): void => setFault(true);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }, []);
  return [hasFault, setFault];
}

const reload = (
  <Button onClick={() => location.reload()}>
    <Trans>Reload the page</Trans>
  </Button>
);

/** Reports that a newer version is served, or that the page has failed. The page stays, with all typed text. */
export function PageTrouble(): ReactNode {
  const isNewVersion = useSyncExternalStore(onNewVersion, isNewVersionThere);
  const [hasFault, setFault] = useFault();
  return (
    <>
      {isNewVersion && (
        <Notice banner tone="caution" role="alert" action={reload}>
          <Trans>
            There’s a newer version of this page, and parts of this one no longer work. Anything you typed but
            didn’t save is lost when you reload.
          </Trans>
        </Notice>
      )}
      {hasFault && (
        <Notice
          banner
          tone="critical"
          role="alert"
          onDismiss={() => setFault(false)}
          action={
            <>
              {reload}
              <Button onClick={endSession}>
                <Trans>Sign out</Trans>
              </Button>
            </>
          }
        >
          <Trans>
            Something on this page failed. That’s our mistake, not yours. What was sent before is in Activity;
            the last thing you did may not have been sent.
          </Trans>
        </Notice>
      )}
    </>
  );
}
