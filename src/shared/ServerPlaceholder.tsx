import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { SkeletonLines } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import { ApiErrorPanel } from './ApiErrorPanel.tsx';

/** The heading to show instead of the server's name. */
export function placeholderHeading(error: ApiError | null): ReactNode {
  if (error?.kind === 'notFound') return <Trans>Server not found</Trans>;
  if (error?.kind === 'forbidden') return <Trans>You can’t view this server</Trans>;
  return <Trans>Server</Trans>;
}

function whatFailed({ kind }: ApiError): ReactNode {
  if (kind === 'notFound') return <Trans>This account has no server with this ID.</Trans>;
  if (kind === 'forbidden') return <Trans>This key can’t read this server.</Trans>;
  return <Trans>Couldn’t load the server.</Trans>;
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
        <Spinner label={<Trans>Loading server</Trans>} />
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
