import { type RefObject, useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}

interface FullScreen {
  readonly isOn: boolean;
  /**
   * Shows the element alone on the whole screen, or no longer; the focus stays. Rejects where the browser refuses.
   * `undefined` in browsers that can't (phones), or that may not (in a frame of another page).
   */
  readonly toggle: (() => Promise<void>) | undefined;
}

/** Full screen for one element of the page. Escape leaves it, too, which the browser does by itself. */
export function useFullScreen(element: RefObject<HTMLElement | null>): FullScreen {
  const isOn = useSyncExternalStore(
    subscribe,
    () => element.current !== null && document.fullscreenElement === element.current,
  );
  const isPossible = document.fullscreenEnabled;
  async function toggle(): Promise<void> {
    if (isOn) await document.exitFullscreen();
    else await element.current?.requestFullscreen({ navigationUI: 'hide' });
  }
  return { isOn, toggle: isPossible ? toggle : undefined };
}
