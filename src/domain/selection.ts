/** The selected rows of a list, by id. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** The row that was changed last, where a range starts. */
  readonly anchor: string | undefined;
}

export type SelectionChange =
  /** One row, or with `isRange` every row from the one that was changed last to this one. */
  | {
      readonly about: 'row';
      readonly id: string;
      readonly isSelected: boolean;
      readonly isRange: boolean;
    }
  | { readonly about: 'rows'; readonly ids: readonly string[]; readonly isSelected: boolean }
  | { readonly about: 'none' };

export const nothingSelected: Selection = { ids: new Set(), anchor: undefined };

/** The ids from one row to another, in either direction; only the second where either is not among the rows. */
function idsBetween(
  rows: readonly { readonly id: string }[],
  from: string | undefined,
  to: string,
): readonly string[] {
  const ends = [from, to].map((end) => rows.findIndex(({ id }) => id === end));
  if (ends.includes(-1)) return [to];
  return rows.slice(Math.min(...ends), Math.max(...ends) + 1).map(({ id }) => id);
}

/**
 * The selection after a change.
 * @param rows the rows shown, in order: a range includes the rows that are between its ends now
 */
export function changeSelection(
  { ids, anchor }: Selection,
  change: SelectionChange,
  rows: readonly { readonly id: string }[],
): Selection {
  if (change.about === 'none') return nothingSelected;
  const changed =
    change.about === 'rows' ? change.ids : idsBetween(rows, change.isRange ? anchor : change.id, change.id);
  const next = new Set(ids);
  for (const id of changed) {
    if (change.isSelected) next.add(id);
    else next.delete(id);
  }
  return { ids: next, anchor: change.about === 'row' ? change.id : anchor };
}
