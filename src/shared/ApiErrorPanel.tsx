import { lazy, type ReactNode, Suspense } from 'react';
import type { ApiErrorPanelProps } from './errorPanels.tsx';

const ApiErrorDetails = lazy(() =>
  import('./sharedParts.ts').then(({ ApiErrorDetails }) => ({ default: ApiErrorDetails })),
);

/** A failed call: what failed, the API's message, the request id, advice, "Try again". */
export function ApiErrorPanel(props: ApiErrorPanelProps): ReactNode {
  return (
    <Suspense fallback={<p role="alert">{props.what}</p>}>
      <ApiErrorDetails {...props} />
    </Suspense>
  );
}
