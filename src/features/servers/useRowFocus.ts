import type { KeyboardEvent, RefObject } from 'react';

const page = 10;

/** For how many frames a row that was asked for is waited for. */
const patience = 600;

/** Where a key leads from a row; nothing for keys that mean something else. */
function targetOf(key: string, index: number, count: number): number | undefined {
  const targets: Partial<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(Math.max(target, 0), count - 1);
}

interface RowKeys {
  /** Brings a row that is not rendered into sight. */
  readonly scrollTo: (index: number) => void;
  /** Selects the rows from one index to another, both included. */
  readonly select: (first: number, last: number) => void;
}

/**
 * Arrows, Page Up and Down, Home and End lead from a row's link to another row's link, and from its checkbox to another
 * row's checkbox; with Shift they select the rows on the way. Enter follows a link, Space changes a checkbox, as always.
 * @param frame what scrolls and holds the rows, each with `data-index`
 */
export function useRowFocus(
  frame: RefObject<HTMLElement | null>,
  count: number,
  { scrollTo, select }: RowKeys,
): (event: KeyboardEvent) => void {
  /** A row is rendered a frame or two after the scroll; with the code for large fleets still on its way, later. */
  function focusOnceThere(target: number, stop: 'a' | 'input', framesLeft: number): void {
    scrollTo(target);
    const found = frame.current?.querySelector<HTMLElement>(`[data-index="${target}"] ${stop}`);
    if (found) found.focus();
    else if (framesLeft > 0) requestAnimationFrame(() => focusOnceThere(target, stop, framesLeft - 1));
  }
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = event.target as Element; // events of rows come from elements
    const row = from.closest('[data-index]');
    const index = Number(row?.getAttribute('data-index'));
    const target = row === null ? undefined : targetOf(event.key, index, count);
    if (target === undefined) return;
    event.preventDefault();
    if (event.shiftKey) select(Math.min(index, target), Math.max(index, target));
    focusOnceThere(target, from.matches('input') ? 'input' : 'a', patience);
  };
}
