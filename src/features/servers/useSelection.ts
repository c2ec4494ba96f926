import { type Dispatch, useReducer } from 'react';
import { changeSelection, nothingSelected, type SelectionChange } from '#domain/selection.ts';
import type { Server } from '#domain/server.ts';

export type Select = Dispatch<SelectionChange>;

/**
 * Which servers are selected. It lasts as long as the list's page, whatever is polled, filtered or sorted meanwhile.
 * @param rows what is shown, in order
 * @returns the ids, and what changes them, which stays the same so that no row is rendered for it
 */
export function useSelection(rows: readonly Server[]): readonly [ids: ReadonlySet<string>, select: Select] {
  const [{ ids }, select] = useReducer(
    (selection: typeof nothingSelected, change: SelectionChange) => changeSelection(selection, change, rows),
    nothingSelected,
  );
  return [ids, select];
}
