import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { SkeletonLines } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { ApiErrorPanel } from './ApiErrorPanel.tsx';

/** As high as the three charts of a running server's statistics, with what stands around them. */
export const chartsSpace = 'min-h-256 lg:min-h-102.25';

/** The heading to show instead of the server's name. */
export function placeholderHeading(error: ApiError | null): MessageDescriptor {
  if (error?.kind === 'notFound') return msg`Server not found`;
  if (error?.kind === 'forbidden') return msg`You can’t view this server`;
  return msg`Server`;
}

function whatFailed({ kind }: ApiError): ReactNode {
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
  /** Shown while it is loading: the shape of what comes. */
  shape?: Elements;
}

/** Shown while a server is loading, or if it can't be loaded. */
export function ServerPlaceholder(props: ServerPlaceholderProps): ReactNode {
  const { error, wayOut, shape = <SkeletonLines lines={4} />, ...retry } = props;
  if (error === null) {
    return (
      <>
        {shape}
        <Spinner label={<Trans>Loading server</Trans>} />
      </>
    );
  }
  return (
    <>
      {error.kind === 'notFound' ? (
        <p className="text-muted">
          <Trans>This account has no server with this ID. It may have been terminated.</Trans>
        </p>
      ) : (
        <ServerErrorPanel error={error} {...retry} />
      )}
      <div>{wayOut}</div>
    </>
  );
}
