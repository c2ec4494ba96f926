import { scopedName } from '#domain/scopedName.ts';
import { createStore, type Store } from './createStore.ts';

/**
 * What a person chose for this browser, in every tab and with every account. `tooling/outline.ts` reads the theme and the
 * language under the same names before the first paint.
 */
type ChoiceName = 'theme' | 'language' | 'density' | 'load' | 'shortcuts';

/** The choice as it was kept; `undefined` without one. */
export function keptChoice(name: ChoiceName): string | undefined {
  try {
    return localStorage.getItem(scopedName(name)) ?? undefined;
  } catch {
    return undefined; // storage is forbidden
  }
}

/** Keeps a choice for the next visit; `undefined` forgets it. */
export function keepChoice(name: ChoiceName, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(scopedName(name));
    else localStorage.setItem(scopedName(name), value);
  } catch {
    // Storage is forbidden: the choice lasts until the page is closed.
  }
}

/**
 * One of a few values, kept for the next visit and the same in all tabs. It is read before the first paint, so that
 * nothing changes its look then.
 * @param values the first one holds until another is chosen, and where a kept one isn't known
 */
export function createChoice<Value extends string>(
  name: ChoiceName,
  values: readonly [Value, ...Value[]],
): Store<Value> {
  const [first] = values;
  const read = (): Value => values.find((value) => value === keptChoice(name)) ?? first;
  const { get, set, subscribe } = createStore(read());
  // Sent by other tabs only. Without a key all of the storage was cleared.
  globalThis.addEventListener?.('storage', ({ key }) => {
    if (key === null || key === scopedName(name)) set(read());
  });
  return {
    get,
    set: (value) => {
      keepChoice(name, value === first ? undefined : value);
      set(value);
    },
    subscribe,
  };
}
