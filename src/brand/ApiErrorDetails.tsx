import type { ReactNode } from 'react';
import { type ApiError, asApiError } from '#api/apiError.ts';
import { useFormats } from '#i18n/FormatsContext.ts';
import { ErrorPanel } from '#ui/ErrorPanel.tsx';
import { useBrand } from './BrandContext.ts';
import { errorAdvice } from './errorAdvice.tsx';
import { serverWords } from './serverWords.ts';

export interface ApiErrorPanelProps {
  /** What could not be loaded, as a sentence. */
  what: ReactNode;
  /** What was thrown; anything else than an {@link ApiError} is a fault of the app and shown without details. */
  error: unknown;
  onRetry?: () => void;
  retrying?: boolean;
}

function wordsFor(error: ApiError | undefined, configuration: ReturnType<typeof useBrand>): string {
  return error === undefined ? '' : serverWords(error.facts, configuration);
}

/** The inside of {@link ApiErrorPanel}, which is fetched when it is wanted. */
export default function ApiErrorDetails({
  what,
  error: thrown,
  onRetry,
  retrying,
}: ApiErrorPanelProps): ReactNode {
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
