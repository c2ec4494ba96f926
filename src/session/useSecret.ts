import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { onSecretsGo } from './secretsGo.ts';
import { currentOwner, currentSession, isSignedIn } from './session.ts';

/** How long a secret stays on the screen where nothing else is said, in milliseconds. */
export const shownFor = 60_000;

interface Shown<Secret> {
  readonly secret: Secret;
  /** Since when it is shown, or kept: milliseconds since 1970 UTC. */
  readonly since: number;
  /** In milliseconds. */
  readonly lifetime: number;
}

/** Why a secret went by itself: its time was over, or nobody was there to look at it any more. */
export type SecretEnd = 'late' | 'left';

export interface HeldSecret<Secret> {
  readonly shown: Shown<Secret> | undefined;
  /**
   * Shows it, unless nobody looks, or not whose it is: then it is dropped.
   * @returns whether it is shown
   */
  readonly show: (secret: Secret, lifetime?: number) => boolean;
  /** Gives it its whole time again. */
  readonly keep: () => void;
  readonly hide: () => void;
}

/**
 * A secret on the page: in this component's memory and nowhere else, for its time, and gone when the tab is hidden, the
 * page is left, the gate shuts or somebody signs out.
 * @param onGone told when it went by itself
 */
export function useSecret<Secret>(onGone?: (because: SecretEnd) => void): HeldSecret<Secret> {
  const [shown, setShown] = useState<Shown<Secret>>();
  const [owner] = useState(currentOwner);
  const go = useEffectEvent((because: SecretEnd) => {
    setShown(undefined);
    if (shown !== undefined) onGone?.(because);
  });
  // Out of the page before the browser can freeze or picture it.
  useEffect(() => onSecretsGo(() => flushSync(() => go('left'))), []);
  const since = shown?.since;
  const lifetime = shown?.lifetime ?? shownFor;
  useEffect(() => {
    if (since === undefined) return undefined;
    // By the clock and each second: a timer of a minute stands still while a laptop sleeps.
    const timer = setInterval(() => {
      const time = Date.now() - since;
      // Negative where the clock was set back: how long it was shown nobody knows then.
      if (time < 0 || time >= lifetime) go('late');
    }, 1_000);
    return () => clearInterval(timer);
  }, [since, lifetime]);
  return {
    shown,
    show(secret, lasts = shownFor) {
      const isSeen = document.visibilityState !== 'hidden' && currentSession().state === 'open';
      const isShown = isSeen && isSignedIn(owner);
      if (isShown) setShown({ secret, since: Date.now(), lifetime: lasts });
      return isShown;
    },
    keep: () => setShown((now) => now && { ...now, since: Date.now() }),
    hide: () => setShown(undefined),
  };
}
