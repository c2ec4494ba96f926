import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { useEffect, useState } from 'react';
import { type PastDeploy, readPastDeploy } from '#domain/deployLike.ts';
import { isSameOwner, type Owner, readOwner } from '#session/identity.ts';
import { currentOwner, onSessionChange } from '#session/session.ts';
import { sessionSettings } from '#session/sessionSettings.ts';
import { deploysDatabase } from '#operations/writes/journal.ts';

/**
 * What was deployed from this browser, so that it can be deployed again: ids of the catalog and labels, no secrets, each
 * with its account. Stored in IndexedDB for all tabs; deleted when the user signs out.
 */

interface Schema extends DBSchema {
  deploys: { key: string; value: unknown };
}

/** More than a user repeats; the oldest are dropped first. */
const most = 50;

/** Closed after each use, so that a sign-out in any tab can delete it at once. */
async function withDatabase<Value>(work: (open: IDBPDatabase<Schema>) => Promise<Value>): Promise<Value> {
  const open = await openDB<Schema>(deploysDatabase, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('deploys'),
  });
  try {
    return await work(open);
  } finally {
    open.close();
  }
}

async function readAll(): Promise<readonly (PastDeploy & { readonly owner: Owner | undefined })[]> {
  const kept = await withDatabase((open) => open.getAll('deploys'));
  return kept
    .flatMap((value) => {
      const deploy = readPastDeploy(value);
      return deploy === undefined ? [] : { ...deploy, owner: readOwner(value) };
    })
    .toSorted((one, other) => other.at - one.at);
}

/**
 * Remembers an accepted deploy. Does nothing where the operator keeps sessions in memory alone, or where the browser
 * refuses the database.
 */
export async function rememberDeploy(owner: Owner | undefined, deploy: PastDeploy): Promise<void> {
  if (owner === undefined || sessionSettings().keep !== 'tab') return;
  try {
    await withDatabase((open) => open.put('deploys', { ...owner, ...deploy }, deploy.serverId));
    const surplus = (await readAll()).slice(most);
    if (surplus.length > 0)
      await withDatabase((open) =>
        Promise.all(surplus.map(({ serverId }) => open.delete('deploys', serverId))),
      );
  } catch {
    // The next deploy then starts from nothing.
  }
}

/** This account's deploys, the last one first; none where the browser refuses the database. */
async function readPastDeploys(): Promise<readonly PastDeploy[]> {
  const current = currentOwner();
  try {
    return (await readAll()).filter(({ owner }) => owner && current && isSameOwner(owner, current));
  } catch {
    return [];
  }
}

/** This account's deploys, the last one first; `undefined` while they are being read. */
export function usePastDeploys(): readonly PastDeploy[] | undefined {
  const [deploys, setDeploys] = useState<readonly PastDeploy[]>();
  useEffect(() => {
    let latest = 0;
    function read(): void {
      latest += 1;
      const mine = latest;
      setDeploys(undefined);
      void readPastDeploys().then((deploysRead) => mine === latest && setDeploys(deploysRead));
    }
    read();
    // Another account's key may open the gate under the same page.
    const unsubscribe = onSessionChange(read);
    return () => {
      latest = -1;
      unsubscribe();
    };
  }, []);
  return deploys;
}
