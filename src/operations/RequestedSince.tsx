import { lazy, type ReactNode, Suspense } from 'react';
import { isOpen } from './intent.ts';
import { useIntent } from './intents.ts';

/** Fetches the words, which nobody needs before something is asked. */
export const fetchRequestedSince = () => import('./RequestedSinceWords.tsx');

const RequestedSinceWords = lazy(fetchRequestedSince);

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
