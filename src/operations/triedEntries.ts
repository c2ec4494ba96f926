/**
 * Entries of the journal that this page has tried for as long as it should by itself. From here on only a person, or
 * another page, asks again.
 */
const tried = new Set<string>();

export function noteTried(entryId: string): void {
  tried.add(entryId);
}

export function wasTried(entryId: string): boolean {
  return tried.has(entryId);
}
