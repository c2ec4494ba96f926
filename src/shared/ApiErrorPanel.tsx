import { lazy, type ReactNode, Suspense } from 'react';
import type { ApiErrorPanelProps } from './errorPanels.tsx';

const ApiErrorDetails = lazy(() =>
  import('./deferred.ts').then(({ ApiErrorDetails }) => ({ default: ApiErrorDetails })),
);

/** What went wrong with a call: what, the server's words, the request id, what to do, "Try again". */
export function ApiErrorPanel(props: ApiErrorPanelProps): ReactNode {
  return (
    <Suspense fallback={<p role="alert">{props.what}</p>}>
      <ApiErrorDetails {...props} />
    </Suspense>
  );
}
