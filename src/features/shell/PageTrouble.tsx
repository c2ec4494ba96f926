import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { endSession } from '#session/session.ts';
import { isNewVersionThere, onNewVersion } from '#shared/missingCode.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Whether something in the page's own code failed where no page could be put in its place. */
function useFault(): [boolean, (has: boolean) => void] {
  const [hasFault, setFault] = useState(false);
  useEffect(() => {
    const onError = ({ error, filename }: ErrorEvent): void => {
      // A browser's own remark has no error, and what an extension does is none of the page's.
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
    <Trans>Load the page anew</Trans>
  </Button>
);

/** Says that a newer version is served, or that the page itself has failed: it stays, with whatever was typed. */
export function PageTrouble(): ReactNode {
  const isNewVersion = useSyncExternalStore(onNewVersion, isNewVersionThere);
  const [hasFault, setFault] = useFault();
  return (
    <>
      {isNewVersion && (
        <Notice banner tone="caution" role="alert" action={reload}>
          <Trans>
            There is a newer version of this page, and parts of this one are gone. What you typed here and did
            not save is lost when you load it anew.
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
            Something on this page failed, which is a fault of the page. What was sent before is in Activity;
            what you did last may not have been sent.
          </Trans>
        </Notice>
      )}
    </>
  );
}
