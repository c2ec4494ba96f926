import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';

/**
 * After a way to another page: its title is announced and the focus goes to its heading, so that a person who doesn't
 * see the change hears it and goes on from there. Who has gone on already, while the page was on its way, is left where
 * they are. A change of search params alone is none.
 */
export function RouteAnnouncer(): ReactNode {
  const router = useRouter();
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    // The title comes later where it waits for an answer: a server's name.
    const titles = new MutationObserver(() => setAnnounced(document.title));
    let leftFrom: Element | null = null;
    const unnotice = router.subscribe('onBeforeNavigate', () => {
      leftFrom = document.activeElement;
    });
    const unsubscribe = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      if (fromLocation === undefined || !pathChanged) return;
      const focused = document.activeElement;
      if (focused === leftFrom || focused === document.body)
        document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      setAnnounced(document.title);
      titles.observe(document.head, { childList: true, subtree: true, characterData: true });
    });
    return () => {
      unnotice();
      unsubscribe();
      titles.disconnect();
    };
  }, [router]);
  return (
    <p role="status" className="sr-only">
      {announced}
    </p>
  );
}
