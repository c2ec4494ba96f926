import { type KeyboardEvent, type RefObject, useImperativeHandle } from 'react';
import { type FocusRow, useFleet, useFleetActions } from './FleetContext.tsx';

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

/** The index of the row that has the focus, which also the row that replaces it has; elsewhere the element. */
function focusedPlace(): unknown {
  const { activeElement } = document;
  return activeElement?.closest('[data-index]')?.getAttribute('data-index') ?? activeElement;
}

/** Moves the focus to the search field, with the caret at the end. */
function enterField(field: HTMLInputElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

/**
 * Arrows, Page Up and Down, Home and End move the focus from a row's link to another row's link, and from its checkbox
 * to another row's checkbox; with Shift they also select the rows between. The up arrow leads from the first link to the
 * search field. Enter and Space work as usual.
 * @param frame the element that holds the rows, each with `data-index`
 * @param scrollTo scrolls a row into view, which may not be rendered yet
 * @returns the `keydown` handler
 */
export function useRowFocus(
  frame: RefObject<HTMLElement | null>,
  scrollTo: RefObject<(index: number) => void>,
): (event: KeyboardEvent) => void {
  const { rows } = useFleet();
  const { select, searchField, focusRow } = useFleetActions();
  /**
   * Retries every frame: a row renders a frame or two after the scroll, or later if its code is still loading. Gives up
   * once the user has moved the focus; it is nowhere while a row that had it is scrolled out of sight.
   */
  function withRow(
    index: number,
    part: 'a' | 'input',
    act: (found: HTMLElement) => void,
    framesLeft = maxFrames,
    focused = focusedPlace(),
  ): void {
    if (document.activeElement !== document.body && focusedPlace() !== focused) return;
    scrollTo.current(index);
    const found = frame.current?.querySelector<HTMLElement>(`[data-index="${index}"] ${part}`);
    if (found) act(found);
    else if (framesLeft > 0) requestAnimationFrame(() => withRow(index, part, act, framesLeft - 1, focused));
  }
  useImperativeHandle(focusRow, (): FocusRow => (index, click) => {
    if (click === undefined) return withRow(index, 'a', (link) => link.focus());
    // At once or never: a row that comes later may be another server's.
    const open = new MouseEvent('click', { bubbles: true, cancelable: true, ...click });
    withRow(index, 'a', (link) => link.dispatchEvent(open), 0);
  });
  return (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey, repeat } = event;
    if (altKey || ctrlKey || metaKey) return;
    const from = event.target as Element; // events in rows are dispatched on elements
    const row = from.closest('[data-index]');
    const index = Number(row?.getAttribute('data-index'));
    // Held down since the search field, it would open the first server where browsers follow links again and again.
    if (key === 'Enter' && repeat) event.preventDefault();
    const target = row === null ? undefined : targetOf(key, index, rows.length);
    if (target === undefined) return;
    event.preventDefault();
    if (key === 'ArrowUp' && index === 0 && from.matches('a') && !shiftKey) {
      // Held down, it stops at the first row.
      if (!repeat) enterField(searchField.current);
      return;
    }
    if (shiftKey) {
      const ids = rows.slice(Math.min(index, target), Math.max(index, target) + 1).map(({ id }) => id);
      select({ about: 'rows', ids, isSelected: true });
    }
    withRow(target, from.matches('input') ? 'input' : 'a', (found) => found.focus());
  };
}
