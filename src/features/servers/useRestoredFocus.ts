import { type RefObject, useLayoutEffect, useState } from 'react';

const focusable = 'a, button, input';

interface FocusPosition {
  /** The row's index among all rows of the view. */
  readonly index: number;
  /** The index of the focused element among the row's links, buttons and fields, from 0. */
  readonly elementIndex: number;
}

function focusPosition(frame: HTMLElement | null): FocusPosition | undefined {
  const focused = document.activeElement;
  const row = focused?.closest('[data-index]');
  if (!focused || !row || !frame?.contains(row)) return undefined;
  return {
    index: Number(row.getAttribute('data-index')),
    elementIndex: [...row.querySelectorAll(focusable)].indexOf(focused),
  };
}

/**
 * Restores the focus to its row when these rows replace the ones shown before: otherwise the focus would be lost with
 * the old element, and with it the key presses that follow.
 * @param frame the element that holds the rows, each with `data-index`
 * @returns the index of the row that had the focus, which has to be rendered at once; `undefined` if no row had it
 */
export function useRestoredFocus(frame: RefObject<HTMLElement | null>): number | undefined {
  // Read during the first render, while the old rows are still in the DOM: they are gone once these are laid out.
  const [position] = useState(() => focusPosition(frame.current));
  useLayoutEffect(() => {
    if (position === undefined) return;
    const row = frame.current?.querySelector(`[data-index="${position.index}"]`);
    row?.querySelectorAll<HTMLElement>(focusable)[position.elementIndex]?.focus({ preventScroll: true });
  }, [frame, position]);
  return position?.index;
}
