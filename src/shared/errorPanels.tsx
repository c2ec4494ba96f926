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
      advice={error && errorAdvice(error.facts, { formats, keysUrl: configuration.keysUrl })}
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
      what={<Trans>This part of the page could not be shown.</Trans>}
      advice={
        <Trans>
          That is a fault of the page, not of your servers. Where it was open for long, a newer version may
          have taken its place.
        </Trans>
      }
      actions={
        <Button onClick={() => location.reload()}>
          <Trans>Load the page anew</Trans>
        </Button>
      }
    />
  );
}

/** Shown at an address without a page. */
export function NoSuchPage(): ReactNode {
  const { t } = useLingui();
  usePageTitle(t`No such page`);
  return (
    <>
      <PageHeader title={<Trans>No such page</Trans>} />
      <p className="text-muted">
        <Trans>Nothing lies at this address. The link may be incomplete or out of date.</Trans>
      </p>
      <div>
        <Link to="/servers" className={buttonClass({ variant: 'primary' })}>
          <Trans>Go to the servers</Trans>
        </Link>
      </div>
    </>
  );
}
