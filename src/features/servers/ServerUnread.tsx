import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { SkeletonLines } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';

interface ServerUnreadProps {
  error: ApiError | null;
  retrying: boolean;
  onRetry: () => void;
}

/** What stands in the place of the server's name. */
export function unreadHeading(error: ApiError | null): ReactNode {
  if (error?.kind === 'notFound') return <Trans>No such server</Trans>;
  if (error?.kind === 'forbidden') return <Trans>No permission to see this server</Trans>;
  return <Trans>Server</Trans>;
}

function whatFailed({ kind }: ApiError): ReactNode {
  if (kind === 'notFound') return <Trans>There is no server with this id in this account.</Trans>;
  if (kind === 'forbidden') return <Trans>This key may not read this server.</Trans>;
  return <Trans>The server could not be loaded.</Trans>;
}

/** In the place of a server that was not read yet, or can't be. */
export function ServerUnread({ error, retrying, onRetry }: ServerUnreadProps): ReactNode {
  if (error === null) {
    return (
      <>
        <SkeletonLines lines={4} />
        <Spinner label={<Trans>Loading the server</Trans>} />
      </>
    );
  }
  return (
    <>
      <ApiErrorPanel what={whatFailed(error)} error={error} retrying={retrying} onRetry={onRetry} />
      <div>
        <Link to="/servers" className={buttonClass()}>
          <Trans>Back to the servers</Trans>
        </Link>
      </div>
    </>
  );
}
