import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type ApiError, asApiError } from '#api/apiError.ts';
import { useBrand, usePageTitle } from '#brand/BrandContext.ts';
import { serverWords } from '#brand/brandedWords.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Button } from '#ui/Button.tsx';
import { ErrorPanel } from '#ui/ErrorPanel.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { buttonClass } from '#ui/buttonClass.ts';
import { errorAdvice } from './errorAdvice.tsx';

export interface ApiErrorPanelProps {
  /** The failure as a sentence: what could not be loaded. */
  what: ReactNode;
  /** The thrown value; anything other than an {@link ApiError} is a fault of the app and shown without details. */
  error: unknown;
  onRetry?: () => void;
  retrying?: boolean;
}

function wordsFor(error: ApiError | undefined, configuration: ReturnType<typeof useBrand>): string {
  return error === undefined ? '' : serverWords(error.facts, configuration);
}

/** The content of {@link ApiErrorPanel}, loaded on demand. */
export function ApiErrorDetails({ what, error: thrown, onRetry, retrying }: ApiErrorPanelProps): ReactNode {
  const configuration = useBrand();
  const formats = useFormats();
  const error = asApiError(thrown);
  return (
    <ErrorPanel
      what={what}
      message={wordsFor(error, configuration)}
      advice={error && errorAdvice(error.facts, formats)}
      requestId={error?.facts.requestId}
      onRetry={onRetry}
      retrying={retrying}
    />
  );
}

/** Replaces a panel that crashed. No details, which could contain a secret. */
export function BrokenPanel(): ReactNode {
  return (
    <ErrorPanel
      what={<Trans>Couldn’t show this part of the page.</Trans>}
      advice={
        <Trans>
          The problem is with the page, not with your servers. If the page has been open for a long time,
          there may be a newer version.
        </Trans>
      }
      actions={
        <Button onClick={() => location.reload()}>
          <Trans>Reload the page</Trans>
        </Button>
      }
    />
  );
}

/** Shown at an address without a page. */
export function NoSuchPage(): ReactNode {
  const { t } = useLingui();
  usePageTitle(t`Page not found`);
  return (
    <>
      <PageHeader title={<Trans>Page not found</Trans>} />
      <p className="text-muted">
        <Trans>This page doesn’t exist. The link may be incomplete or out of date.</Trans>
      </p>
      <div>
        <Link to="/servers" className={buttonClass({ variant: 'primary' })}>
          <Trans>Go to servers</Trans>
        </Link>
      </div>
    </>
  );
}
