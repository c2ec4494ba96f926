import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useOnline } from '#api/online.ts';
import { whenIdle } from '#ui/whenIdle.ts';

/**
 * Fetches, once the page is painted and nothing else is to do, the code of what a person does next: a row's menu, the
 * questions before an action, a server's page; and that for saying what failed, since there may be no connection then.
 * Without a connection it waits for one.
 * @returns whether all that is there
 */
export function useIdleFetch(isPainted: boolean): boolean {
  const [isFetched, setFetched] = useState(false);
  const isOnline = useOnline();
  const router = useRouter();
  useEffect(() => {
    if (!isPainted || !isOnline || isFetched) return undefined;
    return whenIdle(() => {
      const serverPage = ['/_app/servers/$serverId', '/_app/servers/$serverId/'] as const; // the routes' own names
      // What does not come now is asked for again when it is wanted.
      void Promise.allSettled([
        import('./deferred.ts'),
        import('#shared/deferred.ts'),
        ...serverPage.map((id) => Promise.resolve(router.loadRouteChunk(router.routesById[id]))),
      ]).then((ends) => setFetched(ends.every(({ status }) => status === 'fulfilled')));
    });
  }, [router, isPainted, isOnline, isFetched]);
  return isFetched;
}
