import { useCallback, useSyncExternalStore } from 'react';

/** From this width on a table fits; below it the same rows are cards. */
export const tableFits = '(min-width: 40rem)';

/** Whether a media query matches now; follows its changes. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
