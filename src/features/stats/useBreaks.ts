import { useEffect } from 'react';
import { addBreak, addPause } from '#shared/samples/samples.ts';

/** Marks a gap where sampling is paused or the server stops, and a pause when the page is left or the tab is hidden. */
export function useBreaks(serverId: string, isSampling: boolean): void {
  useEffect(() => {
    if (!isSampling) {
      addBreak(serverId);
      return undefined;
    }
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') addPause(serverId);
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      addPause(serverId);
    };
  }, [serverId, isSampling]);
}
