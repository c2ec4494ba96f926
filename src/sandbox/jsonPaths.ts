/**
 * Changes to parts of a JSON value, by dot paths: `balance`, `networking.gateway`, `0.label` (a row), `*.label` (each
 * row, or each field). A path that leads nowhere changes nothing, except that a patch's last name may be new.
 */
type Change = (holder: Record<string, unknown> | unknown[], name: string) => void;

/** Takes the value out: a field is gone, a row leaves the list. Changes the value it is given. */
export function omitPath(value: unknown, path: string): void {
  changeAt(value, path.split('.'), (holder, name) => {
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else delete holder[name];
  });
}

/** Puts a value in. Changes the value it is given. */
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
  // Backwards, so that rows that are taken out don't move those still to come.
  const names = first === '*' ? Object.keys(value).toReversed() : [first];
  for (const name of names) {
    if (Array.isArray(value) && !/^\d+$/.test(name)) continue;
    if (rest.length === 0) change(value, name);
    // An array's rows are reached by their number as a record's fields are by their name.
    else changeAt((value as Record<string, unknown>)[name], rest, change);
  }
}

function isHolder(value: unknown): value is Record<string, unknown> | unknown[] {
  return typeof value === 'object' && value !== null;
}
