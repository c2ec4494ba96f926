import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { useIntent } from '#operations/intents/intents.ts';
import { buttonClass } from '#ui/buttonClass.ts';
import { Notice } from '#ui/Notice.tsx';

interface ServerGoneProps {
  serverId: string;
  /** When the API last returned the server, in milliseconds since 1970 UTC. */
  seenAt: number;
}

/** Replaces a server's page if the server disappears while the page is open. Nothing about it is fetched any more. */
export function ServerGone({ serverId, seenAt }: ServerGoneProps): ReactNode {
  const formats = useFormats();
  const isTerminationRequested = useIntent(serverId)?.action === 'terminate';
  return (
    <>
      <Notice tone="caution" role="alert" title={<Trans>This server no longer exists</Trans>}>
        {isTerminationRequested ? (
          <Trans>
            It existed at {formats.time(seenAt)}, but the API no longer knows it. You requested its
            termination here.
          </Trans>
        ) : (
          <Trans>
            It existed at {formats.time(seenAt)}, but the API no longer knows it. It was probably terminated
            elsewhere.
          </Trans>
        )}
      </Notice>
      <div>
        <Link to="/servers" className={buttonClass({ variant: 'primary' })}>
          <Trans>Back to servers</Trans>
        </Link>
      </div>
    </>
  );
}
