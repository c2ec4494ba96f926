import { breakAt, isBreak, type StatsSample } from '#domain/serverStats.ts';
import { isUuid, readFields, readList } from '#domain/read.ts';
import { readOwner } from '#session/identity.ts';
import { sessionPrefix } from '#session/keptSession.ts';
import { currentOwner, isSignedIn } from '#session/session.ts';

/**
 * The samples in the tab's storage, for a reload: a server's history in an entry of its own, by column, with times as
 * differences; what is newer than those in one small entry. The API keeps no history, so this is all there is. It is
 * removed on sign-out and never shown to another account.
 */
const prefix = `${sessionPrefix}stats:`;
const recentKey = `${sessionPrefix}stats-recent`;
/** In characters, for all servers; the server with the oldest last sample is removed first. */
const maxStored = 2_000_000;

const columns = ['cpu', 'memoryUsed', 'memoryTotal', 'diskUsed', 'diskTotal'] as const;

const columnsOf = (samples: readonly StatsSample[]) => ({
  steps: samples.map(({ at }, index) => at - (samples[index - 1]?.at ?? 0)),
  table: columns.map((column) => samples.map((sample) => sample[column])),
});

function readNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function readColumns(data: unknown): readonly StatsSample[] {
  const fields = readFields<'steps' | 'table'>(data);
  const table = readList(fields?.table).map(readList);
  let at = 0;
  return readList(fields?.steps).map((step, row): StatsSample => {
    at += readNumber(step) ?? 0;
    const cells = columns.map((column, index) => [column, readNumber(table[index]?.[row])]);
    return { ...breakAt(at), ...(Object.fromEntries(cells) as Partial<StatsSample>) }; // each column is a sample field
  });
}

/** What is stored there for this account; `undefined` without it. Throws if it is unreadable, or storage is blocked. */
function readOwn(key: string): unknown {
  const data: unknown = JSON.parse(sessionStorage.getItem(key) ?? '0');
  const owner = readOwner(readFields<'owner'>(data)?.owner);
  return isSignedIn(owner) ? data : undefined;
}

function keptKeys(): string[] {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
}

interface Stored {
  /** In characters. */
  readonly length: number;
  /** When the last sample was taken; 0 if unknown. */
  readonly last: number;
}

/**
 * What this page knows to be stored, by key, the oldest last sample first. Reading it all back whenever something is
 * stored takes long. Read once, for what was stored before a reload.
 */
let stored: Map<string, Stored> | undefined;

function storedNow(): Map<string, Stored> {
  if (stored !== undefined) return stored;
  const found = keptKeys().map((key): [string, Stored] => {
    const text = sessionStorage.getItem(key) ?? '';
    // From the end of the text, without parsing all of it.
    return [key, { length: text.length, last: Number(/"last":(\d+)\}$/.exec(text.slice(-40))?.[1] ?? 0) }];
  });
  stored = new Map(found.toSorted(([, one], [, other]) => one.last - other.last));
  return stored;
}

/** Removes the servers with the oldest last samples until `length` more characters fit. */
function makeRoom(length: number): void {
  let total = length;
  for (const kept of storedNow().values()) total += kept.length;
  for (const [key, kept] of storedNow()) {
    if (total <= maxStored) return;
    forgetSamplesOf(key);
    total -= kept.length;
  }
}

/** Stores a server's samples for a reload. If storage is full or blocked, stores none of them; never throws. */
export function keepSamples(serverId: string, samples: readonly StatsSample[]): void {
  const key = `${prefix}${serverId}`;
  try {
    const last = samples.at(-1)?.at ?? 0;
    const text = JSON.stringify({ owner: currentOwner(), ...columnsOf(samples), last });
    // At the end of the order: this server's samples are the newest.
    storedNow().delete(key);
    makeRoom(text.length);
    sessionStorage.setItem(key, text);
    storedNow().set(key, { length: text.length, last });
  } catch {
    // A stored history that is older than the one on screen would be worse than none.
    forgetSamplesOf(key);
  }
}

function forgetSamplesOf(key: string): void {
  stored?.delete(key);
  try {
    sessionStorage.removeItem(key);
  } catch {
    // If storage is blocked, nothing was stored.
  }
}

/** Stores the newest samples of each server, in place of those that were. Never throws. */
export function keepRecent(servers: ReadonlyMap<string, readonly StatsSample[]>): void {
  const entries = [...servers].map(([serverId, samples]) => [serverId, columnsOf(samples)]);
  try {
    sessionStorage.setItem(
      recentKey,
      JSON.stringify({ owner: currentOwner(), servers: Object.fromEntries(entries) as unknown }),
    );
  } catch {
    // Storage is full or blocked: the histories end a little earlier.
  }
}

/** What was stored before a reload. Read once: a list asks for each of its rows. */
let recent: ReadonlyMap<string, readonly StatsSample[]> | undefined;

/** The newest samples of a server that were stored for this account, oldest first. */
export function findRecent(serverId: string): readonly StatsSample[] {
  try {
    if (recent === undefined) {
      const own = readFields<'servers'>(readOwn(recentKey));
      const servers = Object.entries(readFields(own?.servers) ?? {});
      recent = new Map(servers.map(([id, data]) => [id, readColumns(data)]));
    }
    return recent.get(serverId) ?? [];
  } catch {
    return [];
  }
}

/** The stored samples of a server for this account. They end in a break, since nothing was sampled after them. */
export function findSamples(serverId: string): readonly StatsSample[] {
  if (!isUuid(serverId)) return [];
  try {
    const history = readColumns(readOwn(`${prefix}${serverId}`));
    const end = history.at(-1)?.at ?? -Infinity;
    const samples = [...history, ...findRecent(serverId).filter(({ at }) => at > end)];
    const last = samples.at(-1);
    return last === undefined || isBreak(last) ? samples : [...samples, breakAt(last.at + 1)];
  } catch {
    return [];
  }
}

/** Removes the stored samples of every server. */
export function forgetAllSamples(): void {
  stored = recent = undefined;
  try {
    for (const key of [...keptKeys(), recentKey]) sessionStorage.removeItem(key);
  } catch {
    // If storage is blocked, nothing was stored.
  }
}
