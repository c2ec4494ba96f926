import { useLayoutEffect } from 'react';

/**
 * Sets an attribute of the page's root while the component is mounted, for rules of the style sheet that are about the
 * whole page. `html:has(…)` would say the same, but then each node that is added anywhere makes the browser look through
 * the page again.
 */
export function useRootMark(name: 'data-selection-bar' | 'data-step-bar', isOn = true): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.toggleAttribute(name, isOn);
    return () => root.removeAttribute(name);
  }, [name, isOn]);
}
