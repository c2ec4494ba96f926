import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { ownName } from '#domain/ownName.ts';
import { type JournalEntry, readEntry } from './journalEntry.ts';

interface JournalSchema extends DBSchema {
  entries: { key: string; value: unknown };
}

let opening: Promise<IDBPDatabase<JournalSchema>> | undefined;

/** One connection for the page; one that could not be had or was closed is asked for anew. */
function database(): Promise<IDBPDatabase<JournalSchema>> {
  opening ??= openDB<JournalSchema>(ownName('journal'), 1, {
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
}

/** All entries that can be read, of whichever account. Throws where the browser refuses the database. */
export async function readEntries(): Promise<readonly JournalEntry[]> {
  const kept = await (await database()).getAll('entries');
  return kept.map(readEntry).filter((entry) => entry !== undefined);
}

/** Writes an entry and reads it back. Throws where it does not lie there afterwards, to the letter. */
export async function putEntry(entry: JournalEntry): Promise<void> {
  const open = await database();
  await open.put('entries', entry, entry.id);
  const kept = readEntry(await open.get('entries', entry.id));
  if (kept?.key !== entry.key || kept?.body !== entry.body) throw new Error('The journal does not keep');
}

export async function deleteEntry(id: string): Promise<void> {
  await (await database()).delete('entries', id);
}
