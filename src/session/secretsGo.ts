import { currentSession, onSessionChange } from './session.ts';

/**
 * Calls back, in the very same moment, whenever secrets on the screen must go: the tab is hidden, the page is left or
 * put away for Back, the gate shuts, the session ends.
 * @returns what stops it
 */
export function onSecretsGo(forget: () => void): () => void {
  const onHidden = (): void => {
    if (document.visibilityState === 'hidden') forget();
  };
  const onSession = (): void => {
    if (currentSession().state !== 'open') forget();
  };
  document.addEventListener('visibilitychange', onHidden);
  window.addEventListener('pagehide', forget);
  const stopSession = onSessionChange(onSession);
  return () => {
    document.removeEventListener('visibilitychange', onHidden);
    window.removeEventListener('pagehide', forget);
    stopSession();
  };
}
