import { useEffect } from 'react';
import { addBreak } from '#shared/samples/samples.ts';

/** Marks a gap when the page is left, the tab is hidden or sampling is paused. */
export function useBreaks(serverId: string, isSampling: boolean): void {
  useEffect(() => {
    if (!isSampling) return undefined;
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') addBreak(serverId);
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      addBreak(serverId);
    };
  }, [serverId, isSampling]);
}
