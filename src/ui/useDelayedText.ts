import { useEffect, useEffectEvent, useState } from 'react';

/** How long after the last keystroke the input is committed, in milliseconds. */
const commitDelay = 250;

/**
 * A field whose text is stored elsewhere, such as in the address, and gets there a moment later.
 * @param value the stored text
 * @param commit stores a new text
 * @returns the field's text, ahead of the stored one while the user types, and the function that changes it
 */
export function useDelayedText(
  value: string,
  commit: (typed: string) => void,
): [string, (typed: string) => void] {
  const [typed, setTyped] = useState<string>();
  // The stored text is shown again only once it equals the input: it lags behind, and letters typed meanwhile would be
  // lost.
  if (typed !== undefined && typed === value) setTyped(undefined);
  const commitLatest = useEffectEvent(commit);
  useEffect(() => {
    if (typed === undefined) return undefined;
    const page = location.pathname;
    // The commit must not pull back a user who is leaving for another page.
    const timer = setTimeout(() => location.pathname === page && commitLatest(typed), commitDelay);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed ?? value, setTyped];
}
