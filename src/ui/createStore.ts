/** One value that changes outside React; fits `useSyncExternalStore`. */
export interface Store<Value> {
  readonly get: () => Value;
  /** Replaces the value and notifies all listeners. */
  readonly set: (next: Value) => void;
  /** Calls back on each change until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<Value>(first: Value): Store<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
