import type { KeyboardEvent, RefObject } from 'react';

/** How many rows Page Up and Page Down move. */
const pageSize = 10;

/** How many frames to wait for the target row to be rendered. */
const maxFrames = 600;

/** The index of the row that a key moves to; `undefined` for keys that don't move. */
function targetOf(key: string, index: number, count: number): number | undefined {
  const targets: Partial<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + pageSize,
    PageUp: index - pageSize,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(Math.max(target, 0), count - 1);
}

interface RowKeys {
  /** Scrolls a row into view, which may not be rendered yet. */
  readonly scrollTo: (index: number) => void;
  /** Selects the rows from one index to another, inclusive. */
  readonly select: (first: number, last: number) => void;
}

/**
 * Arrows, Page Up and Down, Home and End move the focus from a row's link to another row's link, and from its checkbox
 * to another row's checkbox; with Shift they also select the rows between. Enter and Space work as usual.
 * @param frame the scroll container that holds the rows, each with `data-index`
 * @returns the `keydown` handler
 */
export function useRowFocus(
  frame: RefObject<HTMLElement | null>,
  count: number,
  { scrollTo, select }: RowKeys,
): (event: KeyboardEvent) => void {
  /** Retries every frame: a row renders a frame or two after the scroll, or later if its code is still loading. */
  function focusWhenRendered(target: number, selector: 'a' | 'input', framesLeft: number): void {
    scrollTo(target);
    const found = frame.current?.querySelector<HTMLElement>(`[data-index="${target}"] ${selector}`);
    if (found) found.focus();
    else if (framesLeft > 0) requestAnimationFrame(() => focusWhenRendered(target, selector, framesLeft - 1));
  }
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = event.target as Element; // events in rows are dispatched on elements
    const row = from.closest('[data-index]');
    const index = Number(row?.getAttribute('data-index'));
    const target = row === null ? undefined : targetOf(event.key, index, count);
    if (target === undefined) return;
    event.preventDefault();
    if (event.shiftKey) select(Math.min(index, target), Math.max(index, target));
    focusWhenRendered(target, from.matches('input') ? 'input' : 'a', maxFrames);
  };
}
