import { type ReactNode, useId } from 'react';
import RotateCw from 'lucide-react/icons/rotate-cw';
import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point';
import { Trans, useLingui } from '@lingui/react/macro';
import { BidiText } from './BidiText.tsx';
import { Button } from './Button.tsx';
import { CopyableText } from './CopyableText.tsx';
import type { Elements } from './Trans.tsx';

export interface ErrorPanelProps {
  /** The failure as a sentence: what could not be loaded or done. */
  what: ReactNode;
  /** Advice for the user, in our words. */
  advice?: ReactNode;
  /** The API's message; shown as text, at most 200 characters of it. */
  message?: string | undefined;
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  /** Further buttons or links, beside "Try again". */
  actions?: Elements;
}

/** The one panel for every failure. */
export function ErrorPanel(props: ErrorPanelProps) {
  const { what, advice, message, requestId, onRetry, retrying = false, actions } = props;
  const { t } = useLingui();
  const id = useId();
  return (
    <div className="flex gap-3 rounded-lg border border-critical-line bg-surface p-4 sm:p-5">
      <span className="grid size-8 shrink-0 place-items-center rounded-md bg-critical-soft text-critical">
        <TriangleAlert className="size-4" aria-hidden="true" />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div role="alert" className="flex flex-col gap-1 pt-1.5">
          <p id={id} className="font-semibold">
            {what}
          </p>
          {message && (
            <p className="text-muted">
              <BidiText text={message} max={200} isProse />
            </p>
          )}
          {advice && <p className="text-muted">{advice}</p>}
        </div>
        {/* The names of its buttons say which failure they are about: several parts of a page may have failed. */}
        {requestId && (
          <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
            <Trans>Request ID</Trans> <CopyableText text={requestId} what={t`request ID ${requestId}`} mono />
          </p>
        )}
        {(onRetry || actions) && (
          <div className="flex flex-wrap gap-2">
            {onRetry && (
              <Button
                id={`${id}-retry`}
                aria-labelledby={`${id}-retry ${id}`}
                onClick={onRetry}
                busy={retrying}
              >
                <RotateCw aria-hidden="true" />
                <Trans>Try again</Trans>
              </Button>
            )}
            {actions}
          </div>
        )}
      </div>
    </div>
  );
}
