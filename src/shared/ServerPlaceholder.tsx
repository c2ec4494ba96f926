import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { SkeletonLines } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { ApiErrorPanel } from './ApiErrorPanel.tsx';

/** The heading to show instead of the server's name. */
export function placeholderHeading(error: ApiError | null): ReactNode {
  if (error?.kind === 'notFound') return <Trans>No such server</Trans>;
  if (error?.kind === 'forbidden') return <Trans>No permission to see this server</Trans>;
  return <Trans>Server</Trans>;
}

function whatFailed({ kind }: ApiError): ReactNode {
  if (kind === 'notFound') return <Trans>There is no server with this id in this account.</Trans>;
  if (kind === 'forbidden') return <Trans>This key may not read this server.</Trans>;
  return <Trans>The server could not be loaded.</Trans>;
}

interface ServerErrorPanelProps {
  error: ApiError;
  retrying: boolean;
  onRetry: () => void;
}

/** Why a server can't be shown. */
export function ServerErrorPanel(props: ServerErrorPanelProps): ReactNode {
  return <ApiErrorPanel what={whatFailed(props.error)} {...props} />;
}

interface ServerPlaceholderProps extends Omit<ServerErrorPanelProps, 'error'> {
  error: ApiError | null;
  /** A link to go on with if the server can't be loaded. */
  wayOut: ReactNode;
}

/** Shown while a server is loading, or if it can't be loaded. */
export function ServerPlaceholder({ error, wayOut, ...retry }: ServerPlaceholderProps): ReactNode {
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
      <ServerErrorPanel error={error} {...retry} />
      <div>{wayOut}</div>
    </>
  );
}
