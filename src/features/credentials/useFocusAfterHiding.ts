import { type RefObject, useEffect, useRef } from 'react';

/** Where a secret went while the focus was in it, the focus comes back to what brings it again. */
export function useFocusAfterHiding(isShown: boolean, toggle: RefObject<HTMLButtonElement | null>): void {
  const wasShown = useRef(false);
  useEffect(() => {
    const isLost = wasShown.current && !isShown && document.activeElement === document.body;
    if (isLost) toggle.current?.focus({ preventScroll: true });
    wasShown.current = isShown;
  }, [isShown, toggle]);
}
