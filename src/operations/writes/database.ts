import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { scopedName } from '#domain/scopedName.ts';

interface Entries extends DBSchema {
  entries: { key: string; value: unknown };
}

/**
 * A database of this origin (IndexedDB) with one store of entries. The returned function opens it: one connection per
 * page, opened again after it failed or was closed. It rejects where the browser refuses it.
 */
export function createDatabase(name: string): () => Promise<IDBPDatabase<Entries>> {
  let opening: Promise<IDBPDatabase<Entries>> | undefined;
  return () => {
    opening ??= openDB<Entries>(scopedName(name), 1, {
      upgrade: (fresh) => void fresh.createObjectStore('entries'),
      // A later version of the app in another tab must not wait for this one.
      blocking: (_from, _to, event) => {
        opening = undefined;
        (event.target as IDBDatabase).close(); // the event of an open database
      },
      terminated: () => {
        opening = undefined;
      },
    }).catch((thrown: unknown) => {
      opening = undefined;
      throw thrown;
    });
    return opening;
  };
}
