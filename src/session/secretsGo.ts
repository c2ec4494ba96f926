import { currentSession, onSessionChange } from './session.ts';

/**
 * Calls back synchronously whenever secrets on the screen must be removed: the tab is hidden, the page is left or put
 * into the back/forward cache, the gate shuts, the session ends.
 * @returns the function that unsubscribes
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
