import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { Button } from '#ui/Button.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { SkeletonLines } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';
import type { Elements } from '#ui/Trans.tsx';
import { ApiErrorPanel } from './ApiErrorPanel.tsx';

/** As high as the three charts of a running server's statistics, with what stands around them. */
export const chartsSpace = 'min-h-272.5 lg:min-h-107';

/**
 * The heading to show instead of the server's name.
 * @param isAwaited whether the server was deployed just now, so that the API may not know it yet
 */
export function placeholderHeading(error: ApiError | null, isAwaited = false): MessageDescriptor {
  if (error?.kind === 'notFound' && !isAwaited) return msg`Server not found`;
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

interface NotFoundProps extends ServerErrorPanelProps {
  isAwaited?: boolean | undefined;
  wayOut: ReactNode;
}

interface ServerPlaceholderProps extends Omit<ServerErrorPanelProps, 'error'> {
  error: ApiError | null;
  /** Whether the server was deployed just now, so that the API may not know it yet. */
  isAwaited?: boolean;
  /** A link to go on with if the server can't be loaded. */
  wayOut: ReactNode;
  /** Shown while it is loading: the shape of what comes. */
  shape?: Elements;
}

/** Shown if the API knows no server with this id. */
function ServerNotFound({ error, isAwaited = false, wayOut, retrying, onRetry }: NotFoundProps): ReactNode {
  const { t } = useLingui();
  const { requestId } = error.facts;
  return (
    <>
      <p className="text-muted">
        {isAwaited ? (
          <Trans>The API doesn’t know your new server yet. This page keeps checking.</Trans>
        ) : (
          <Trans>This account has no server with this ID. It may have been terminated.</Trans>
        )}
      </p>
      {requestId && (
        <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
          <Trans>Request ID</Trans> <CopyableText text={requestId} what={t`request ID`} mono />
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <span className="contents">{wayOut}</span>
        <Button busy={retrying} onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      </div>
    </>
  );
}

/** Shown while a server is loading, or if it can't be loaded. */
export function ServerPlaceholder(props: ServerPlaceholderProps): ReactNode {
  const { error, isAwaited, wayOut, shape = <SkeletonLines lines={4} />, ...retry } = props;
  if (error === null) {
    return (
      <>
        {shape}
        <Spinner label={<Trans>Loading server</Trans>} />
      </>
    );
  }
  if (error.kind === 'notFound')
    return <ServerNotFound error={error} isAwaited={isAwaited} wayOut={wayOut} {...retry} />;
  return (
    <>
      <ServerErrorPanel error={error} {...retry} />
      <div>{wayOut}</div>
    </>
  );
}
