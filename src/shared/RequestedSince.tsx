import { lazy, type ReactNode, Suspense } from 'react';
import { isOpen } from '#operations/intents/intent.ts';
import { useIntent } from '#operations/intents/intents.ts';

/** Nobody needs the words before something is asked. */
const RequestedSinceWords = lazy(() =>
  import('./deferred.ts').then(({ RequestedSinceWords }) => ({ default: RequestedSinceWords })),
);

/** What was asked of a server and not seen yet, with how long ago; nothing where nothing is open. */
export function RequestedSince({ serverId }: { serverId: string }): ReactNode {
  const intent = useIntent(serverId);
  if (intent === undefined || !isOpen(intent)) return null;
  return (
    <span className="truncate text-sm text-muted">
      <Suspense>
        <RequestedSinceWords intent={intent} />
      </Suspense>
    </span>
  );
}
