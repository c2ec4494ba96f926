import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { onSecretsGo } from './secretsGo.ts';
import { currentOwner, currentSession, isSignedIn } from './session.ts';

/** How long a secret is shown by default, in milliseconds. */
export const defaultSecretLifetime = 60_000;

interface Shown<Secret> {
  readonly secret: Secret;
  /** When its countdown last started: milliseconds since 1970 UTC. */
  readonly since: number;
  /** In milliseconds. */
  readonly lifetime: number;
}

/** Why a secret was removed: `late`, its time was over; `left`, the user no longer had it in view. */
export type SecretEnd = 'late' | 'left';

export interface HeldSecret<Secret> {
  readonly shown: Shown<Secret> | undefined;
  /**
   * Shows the secret. Drops it if the tab is hidden, no session is open, or another account is signed in.
   * @returns whether it is shown
   */
  readonly show: (secret: Secret, lifetime?: number) => boolean;
  /** Restarts the countdown. */
  readonly keep: () => void;
  readonly hide: () => void;
}

/**
 * A secret on the page: only in this component's memory, only for its lifetime, and removed when the tab is hidden, the
 * page is left, the gate shuts or the user signs out.
 * @param onGone called when it was removed, except by `hide`
 */
export function useSecret<Secret>(onGone?: (because: SecretEnd) => void): HeldSecret<Secret> {
  const [shown, setShown] = useState<Shown<Secret>>();
  const [owner] = useState(currentOwner);
  const remove = useEffectEvent((because: SecretEnd) => {
    setShown(undefined);
    if (shown !== undefined) onGone?.(because);
  });
  // Synchronous: it must be off the page before the browser can freeze or capture it.
  useEffect(() => onSecretsGo(() => flushSync(() => remove('left'))), []);
  const since = shown?.since;
  const lifetime = shown?.lifetime ?? defaultSecretLifetime;
  useEffect(() => {
    if (since === undefined) return undefined;
    // By the clock, every second: a timer of a minute stands still while a laptop sleeps.
    const timer = setInterval(() => {
      const elapsed = Date.now() - since;
      // Negative if the clock was set back: how long it was shown is then unknown.
      if (elapsed < 0 || elapsed >= lifetime) remove('late');
    }, 1_000);
    return () => clearInterval(timer);
  }, [since, lifetime]);
  return {
    shown,
    show(secret, newLifetime = defaultSecretLifetime) {
      const isSeen = document.visibilityState !== 'hidden' && currentSession().state === 'open';
      const isShown = isSeen && isSignedIn(owner);
      if (isShown) setShown({ secret, since: Date.now(), lifetime: newLifetime });
      return isShown;
    },
    keep: () => setShown((now) => now && { ...now, since: Date.now() }),
    hide: () => setShown(undefined),
  };
}
