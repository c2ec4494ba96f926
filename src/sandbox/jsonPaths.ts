/**
 * Changes parts of a JSON value by dot paths: `balance`, `networking.gateway`, `0.label` (a row), `*.label` (each row,
 * or each field). A path that doesn't exist changes nothing, except that the last name of a patch may be new.
 */
type Change = (holder: Record<string, unknown> | unknown[], name: string) => void;

/** Removes the value: deletes a field, or removes a row from its list. Changes `value` in place. */
export function omitPath(value: unknown, path: string): void {
  changeAt(value, path.split('.'), (holder, name) => {
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else delete holder[name];
  });
}

/** Sets the value at the path. Changes `value` in place. */
export function patchPath(value: unknown, path: string, replacement: unknown): void {
  changeAt(value, path.split('.'), (holder, name) => {
    if (Array.isArray(holder)) holder[Number(name)] = replacement;
    else
      Object.defineProperty(holder, name, {
        value: replacement,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  });
}

function changeAt(value: unknown, path: readonly string[], change: Change): void {
  const [first, ...rest] = path;
  if (first === undefined || !isHolder(value)) return;
  // Backwards, so that removing a row doesn't move the rows still to be visited.
  const names = first === '*' ? Object.keys(value).toReversed() : [first];
  for (const name of names) {
    if (Array.isArray(value) && !/^\d+$/.test(name)) continue;
    if (rest.length === 0) change(value, name);
    // An array's rows are read by index as a record's fields are read by name.
    else changeAt((value as Record<string, unknown>)[name], rest, change);
  }
}

function isHolder(value: unknown): value is Record<string, unknown> | unknown[] {
  return typeof value === 'object' && value !== null;
}
