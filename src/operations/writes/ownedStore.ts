import { readFields } from '#domain/read.ts';
import { isSameOwner, readOwner } from '#session/identity.ts';
import { sessionPrefix } from '#session/keptSession.ts';
import { currentOwner, onSessionChange } from '#session/session.ts';
import { createStore, type Store } from '#ui/createStore.ts';

/**
 * A store of what belongs to the account that is signed in: put away in the tab's storage for a reload, without secrets,
 * and gone with sign-out and for another account. Without storage it lasts as long as the page.
 * @param name of the entry in the storage
 * @param empty what there is at first
 * @param read reads what was put away, perhaps by another version of the app
 */
export function createOwnedStore<Value>(
  name: string,
  empty: Value,
  read: (value: unknown) => Value,
  /** What is put away of it; nothing where there is nothing to put away. */
  write: (value: Value) => unknown,
): Store<Value> {
  const place = `${sessionPrefix}${name}`;
  const store = createStore(empty);
  let owner = currentOwner();

  function find(): Value {
    try {
      const kept = readFields<'owner' | 'value'>(JSON.parse(sessionStorage.getItem(place) ?? 'null'));
      const of = readOwner(kept?.owner);
      return owner !== undefined && of !== undefined && isSameOwner(of, owner) ? read(kept?.value) : empty;
    } catch {
      return empty;
    }
  }
  function set(next: Value): void {
    try {
      const value = write(next);
      if (value === undefined) sessionStorage.removeItem(place);
      else sessionStorage.setItem(place, JSON.stringify({ owner, value }));
    } catch {
      // Full, or forbidden.
    }
    store.set(next);
  }
  store.set(find());
  onSessionChange(() => {
    const next = currentOwner();
    const isSame = next !== undefined && owner !== undefined && isSameOwner(next, owner);
    owner = next;
    // The same account's next key may be the first to tell its id.
    set(isSame ? store.get() : find());
  });
  return { ...store, set };
}
