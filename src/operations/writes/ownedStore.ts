import { readFields } from '#domain/read.ts';
import { isSameOwner, readOwner } from '#session/identity.ts';
import { sessionPrefix } from '#session/keptSession.ts';
import { currentOwner, onSessionChange } from '#session/session.ts';
import { createStore, type Store } from '#ui/createStore.ts';

/**
 * A store for data of the signed-in account: kept in the tab's storage across a reload, without secrets, and cleared on
 * sign-out and for another account. Without storage it lasts until the page is closed.
 * @param name of the storage entry
 * @param empty the initial value
 * @param read reads a stored value, which another version of the app may have written
 */
export function createOwnedStore<Value>(
  name: string,
  empty: Value,
  read: (value: unknown) => Value,
  /** The value to store; `undefined` removes the storage entry. */
  write: (value: Value) => unknown,
  /** Where the value is, if others show it before this code is loaded. */
  store = createStore(empty),
): Store<Value> {
  const storageKey = `${sessionPrefix}${name}`;
  let owner = currentOwner();

  function load(): Value {
    try {
      const stored = readFields<'owner' | 'value'>(JSON.parse(sessionStorage.getItem(storageKey) ?? 'null'));
      const storedOwner = readOwner(stored?.owner);
      return owner !== undefined && storedOwner !== undefined && isSameOwner(storedOwner, owner)
        ? read(stored?.value)
        : empty;
    } catch {
      return empty;
    }
  }
  function set(next: Value): void {
    try {
      const value = write(next);
      if (value === undefined) sessionStorage.removeItem(storageKey);
      else sessionStorage.setItem(storageKey, JSON.stringify({ owner, value }));
    } catch {
      // Storage is full or forbidden.
    }
    store.set(next);
  }
  store.set(load());
  onSessionChange(() => {
    const next = currentOwner();
    const isSame = next !== undefined && owner !== undefined && isSameOwner(next, owner);
    owner = next;
    // The same account's next key may be the first that can read the account id, so the owner is stored again.
    set(isSame ? store.get() : load());
  });
  return { ...store, set };
}
