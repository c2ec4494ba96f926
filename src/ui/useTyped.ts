import { useEffect, useEffectEvent, useState } from 'react';

/** How long after the last keystroke what was typed is handed on, in milliseconds. */
const settled = 250;

/**
 * A field whose text lies elsewhere, such as in the address, and gets there a moment later.
 * @param value the text as it lies there
 * @param handOn puts another one there
 * @returns what the field shows, ahead of the other place while a person types; and what changes it
 */
export function useTyped(value: string, handOn: (typed: string) => void): [string, (typed: string) => void] {
  const [typed, setTyped] = useState<string>();
  // Only once the other place says the same may it speak again: it lags behind, and letters typed meanwhile would be lost.
  if (typed !== undefined && typed === value) setTyped(undefined);
  const handOnNow = useEffectEvent(handOn);
  useEffect(() => {
    if (typed === undefined) return undefined;
    const page = location.pathname;
    // Who is on the way to another page meanwhile must not be called back by it.
    const timer = setTimeout(() => location.pathname === page && handOnNow(typed), settled);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed ?? value, setTyped];
}
