import { type RefObject, useLayoutEffect, useState } from 'react';

const stops = 'a, button, input';

interface Place {
  /** The row's index among all rows of the view. */
  readonly index: number;
  /** Which of the row's links, buttons and fields it is, from 0. */
  readonly stop: number;
}

function focusedPlace(frame: HTMLElement | null): Place | undefined {
  const focused = document.activeElement;
  const row = focused?.closest('[data-index]');
  if (!focused || !row || !frame?.contains(row)) return undefined;
  return {
    index: Number(row.getAttribute('data-index')),
    stop: [...row.querySelectorAll(stops)].indexOf(focused),
  };
}

/**
 * Keeps the focus in its row while other rows take the place of those that are shown: with its element it would go, and
 * with it the keys that follow.
 * @param frame what holds the rows, each with `data-index`
 * @returns the index of the row that had the focus, which has to be rendered at once; nothing when none had it
 */
export function useFocusKept(frame: RefObject<HTMLElement | null>): number | undefined {
  // Read while the former rows are there still: once these here are laid out, those are gone.
  const [place] = useState(() => focusedPlace(frame.current));
  useLayoutEffect(() => {
    if (place === undefined) return;
    const row = frame.current?.querySelector(`[data-index="${place.index}"]`);
    row?.querySelectorAll<HTMLElement>(stops)[place.stop]?.focus({ preventScroll: true });
  }, [frame, place]);
  return place?.index;
}
