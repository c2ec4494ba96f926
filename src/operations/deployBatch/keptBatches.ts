import { readFailure } from '#api/readFailure.ts';
import { openTabChannel } from '#api/tabChannel.ts';
import { isUuid, readAmount, readFields, readList, readText } from '#domain/read.ts';
import type { DeployBody } from '#operations/deploy.ts';
import { createDatabase } from '#operations/writes/database.ts';
import { readBaseline } from '#operations/writes/journalEntry.ts';
import { replayWindow } from '#operations/writes/replay.ts';
import { isSameOwner, type Owner, readOwner } from '#session/identity.ts';
import { isSignedIn } from '#session/session.ts';
import {
  batchDatabase,
  type BatchPause,
  type BatchServer,
  type BatchServerState,
  type DeployBatch,
  isBatchRead,
  isUnfinished,
  shownBatch,
} from './deployBatch.ts';

/** The batches of deploys in IndexedDB, shared by the tabs of this origin. They survive reload, crash and sign-out. */

export const otherTabs = openTabChannel('deploy-batch');

/** Not the journal's database, whose version stays. */
const database = createDatabase(batchDatabase);

const states: readonly BatchServerState[] = ['waiting', 'sending', 'deployed', 'refused', 'unclear', 'left'];

function readBatchServer(value: unknown): BatchServer | undefined {
  const fields = readFields<keyof BatchServer>(value);
  const body = readFields<keyof DeployBody>(fields?.body);
  const state = states.find((one) => one === fields?.state);
  const key = readText(fields?.key);
  if (fields === undefined || body === undefined || state === undefined) return undefined;
  if (readText(body.label) === '' || !/^[\x21-\x7e]{1,128}$/.test(key)) return undefined;
  const failure = readFailure(fields.failure);
  const baseline = readBaseline(fields.baseline);
  return {
    body: body as unknown as DeployBody, // as it was stored, byte for byte
    key,
    state,
    at: readAmount(fields.at),
    apiAt: readAmount(fields.apiAt),
    ...(baseline !== undefined && { baseline }),
    ...(isUuid(fields.serverId) && { serverId: fields.serverId }),
    ...(failure !== undefined && { failure }),
    ...(fields.isFurther === true && { isFurther: true }),
  };
}

/** Reads a stored batch; `undefined` if any part of it is malformed, since a missing server would be paid for twice. */
function readBatch(value: unknown): DeployBatch | undefined {
  const fields = readFields<keyof DeployBatch>(value);
  const owner = readOwner(value);
  const servers = readList(fields?.servers).map(readBatchServer);
  const read = servers.filter((server) => server !== undefined);
  if (fields === undefined || owner === undefined || !isUuid(fields.id)) return undefined;
  if (read.length === 0 || read.length < servers.length) return undefined;
  if (typeof fields.at !== 'number' || typeof fields.changedAt !== 'number') return undefined;
  return {
    ...owner,
    id: fields.id,
    at: fields.at,
    changedAt: fields.changedAt,
    charge: typeof fields.charge === 'string' ? fields.charge : undefined,
    isPaused: fields.isPaused === true,
    servers: read,
  };
}

/** The account's batch, the latest if there are several. Throws where the browser refuses the database. */
export async function findBatch(owner: Owner): Promise<DeployBatch | undefined> {
  const kept = await (await database()).getAll('entries');
  return kept
    .map(readBatch)
    .filter((batch) => batch !== undefined)
    .toSorted((one, other) => other.at - one.at)
    .find((batch) => isSameOwner(batch, owner));
}

/** A batch as it is stored now; `undefined` if it is gone. Throws where the browser refuses the database. */
export async function keptBatch(id: string): Promise<DeployBatch | undefined> {
  return readBatch(await (await database()).get('entries', id));
}

/** Whether a batch is kept, which then alone sends and settles its entries. `false` where it can't be read. */
export async function isKept(id: string): Promise<boolean> {
  try {
    return (await keptBatch(id)) !== undefined;
  } catch {
    return false;
  }
}

/** Stores a new batch and reads it back. Throws where what was stored differs. */
export async function putBatch(batch: DeployBatch): Promise<void> {
  const open = await database();
  // On disk before anything is sent: with the default durability, a crash of the browser can lose the last writes.
  const writing = open.transaction('entries', 'readwrite', { durability: 'strict' });
  await Promise.all([writing.store.put(batch, batch.id), writing.done]);
  const kept = readBatch(await open.get('entries', batch.id));
  if (JSON.stringify(kept?.servers) !== JSON.stringify(readBatch(batch)?.servers))
    throw new Error('The database does not keep the batch');
}

/**
 * Changes a stored batch in one step, whatever other tabs do at the same time; on disk when it resolves.
 * @param next the changed batch; the same one changes nothing
 * @returns the batch as it is stored now; `undefined` if it is gone
 */
async function changeBatch(
  id: string,
  next: (batch: DeployBatch) => DeployBatch,
): Promise<DeployBatch | undefined> {
  const writing = (await database()).transaction('entries', 'readwrite', { durability: 'strict' });
  const former = readBatch(await writing.store.get(id));
  const changed = former && next(former);
  if (changed === undefined || changed === former) {
    await writing.done;
    return former;
  }
  const stored: DeployBatch = { ...changed, changedAt: Date.now() };
  await Promise.all([writing.store.put(stored, id), writing.done]);
  return stored;
}

/** Shows the batch in this tab, with what is known of the pause. */
export function show(
  batch: DeployBatch | undefined,
  part: { pause?: BatchPause; isInOtherTab?: boolean } = {},
): void {
  shownBatch.set(
    batch && isSignedIn(batch)
      ? { batch, pause: part.pause, isInOtherTab: part.isInOtherTab ?? false }
      : undefined,
  );
  isBatchRead.set(true);
}

/** Changes the stored batch and shows it here and in other tabs. */
export async function change(
  id: string,
  next: (batch: DeployBatch) => DeployBatch,
): Promise<DeployBatch | undefined> {
  const batch = await changeBatch(id, next);
  const shown = shownBatch.get();
  if (batch !== undefined && shown?.batch.id === id) shownBatch.set({ ...shown, batch });
  otherTabs?.postMessage('changed');
  return batch;
}

export const changeServer = (
  id: string,
  key: string,
  next: (server: BatchServer) => BatchServer,
): Promise<DeployBatch | undefined> =>
  change(id, (batch) => ({
    ...batch,
    servers: batch.servers.map((server) => (server.key === key ? next(server) : server)),
  }));

/** Whether a batch was left unfinished too long ago, by the clock, to go on by itself. */
export function isOld({ changedAt }: DeployBatch): boolean {
  const age = Date.now() - changedAt;
  return age < 0 || age > replayWindow;
}

/** Deletes a batch, unless another tab has just taken it up again. Returns whether it is gone. */
export async function deleteFinished(id: string): Promise<boolean> {
  const writing = (await database()).transaction('entries', 'readwrite', { durability: 'strict' });
  const kept = readBatch(await writing.store.get(id));
  const mayGo = kept === undefined || !isUnfinished(kept);
  if (mayGo) await writing.store.delete(id);
  await writing.done;
  return mayGo;
}

/** Deletes a batch that was never begun. */
export async function deleteBatch(id: string): Promise<void> {
  await (await database()).delete('entries', id);
}
