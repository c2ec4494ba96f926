import { lazy, type ReactNode, Suspense } from 'react';
import { isOpen } from '#operations/intents/intent.ts';
import { useIntent } from '#operations/intents/intents.ts';

/** Needed only once something was requested. */
const RequestedSinceWords = lazy(() =>
  import('./sharedParts.ts').then(({ RequestedSinceWords }) => ({ default: RequestedSinceWords })),
);

/** A server's open request and its age; nothing where none is open. */
export function RequestedSince({ serverId }: { serverId: string }): ReactNode {
  const intent = useIntent(serverId);
  if (intent === undefined || !isOpen(intent)) return null;
  return (
    // Wraps: it may be the only sign of what was requested.
    <span className="text-sm leading-4 whitespace-normal text-muted">
      <Suspense>
        <RequestedSinceWords intent={intent} />
      </Suspense>
    </span>
  );
}
