import { lazy, type ReactNode, Suspense } from 'react';
import type { ApiErrorPanelProps } from './ApiErrorDetails.tsx';

/** Fetches the panel's code, so that it is there before it is wanted. */
export const fetchErrorPanel = () => import('./ApiErrorDetails.tsx');

const ApiErrorDetails = lazy(fetchErrorPanel);

/** What went wrong with a call: what, the server's words, the request id, what to do, "Try again". */
export function ApiErrorPanel(props: ApiErrorPanelProps): ReactNode {
  return (
    <Suspense fallback={<p role="alert">{props.what}</p>}>
      <ApiErrorDetails {...props} />
    </Suspense>
  );
}
