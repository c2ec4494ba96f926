import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useOnline } from '#api/online.ts';
import { whenIdle } from '#ui/whenIdle.ts';

/**
 * Loads, once the page is painted and idle, the code that the user is likely to need next: a row's menu, the dialogs
 * that confirm an action, a server's page. While offline it waits for a connection.
 * @returns whether all of it is loaded
 */
export function useIdleFetch(isPainted: boolean): boolean {
  const [isFetched, setFetched] = useState(false);
  const isOnline = useOnline();
  const router = useRouter();
  useEffect(() => {
    if (!isPainted || !isOnline || isFetched) return undefined;
    return whenIdle(() => {
      const serverPage = ['/_app/servers/$serverId', '/_app/servers/$serverId/'] as const; // ids of the file routes
      // A failed load is retried when the code is needed.
      void Promise.allSettled([
        import('./listParts.ts'),
        ...serverPage.map((id) => Promise.resolve(router.loadRouteChunk(router.routesById[id]))),
      ]).then((results) => setFetched(results.every(({ status }) => status === 'fulfilled')));
    });
  }, [router, isPainted, isOnline, isFetched]);
  return isFetched;
}
