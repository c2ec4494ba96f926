import { breakAt, isBreak, type StatsSample } from '#domain/serverStats.ts';
import { isUuid, readFields, readList } from '#domain/read.ts';
import { type Owner, readOwner } from '#session/identity.ts';
import { sessionPrefix } from '#session/keptSession.ts';
import { currentOwner, isSignedIn } from '#session/session.ts';

/**
 * One server's samples in the tab's storage, where they are stored by column, with times as differences. The API keeps
 * no history, so this is all there is. It is removed on sign-out and never shown to another account.
 */
interface KeptSamples {
  readonly owner: Owner | undefined;
  readonly samples: readonly StatsSample[];
}

const prefix = `${sessionPrefix}stats:`;
/** In characters, for all servers; the server with the oldest last sample is removed first. */
const maxStored = 2_000_000;

const columns = ['cpu', 'memoryUsed', 'memoryTotal', 'diskUsed', 'diskTotal'] as const;

function write({ owner, samples }: KeptSamples): string {
  let previous = 0;
  const steps = samples.map(({ at }) => {
    const step = at - previous;
    previous = at;
    return step;
  });
  const table = columns.map((column) => samples.map((sample) => sample[column]));
  return JSON.stringify({ owner, steps, table, last: samples.at(-1)?.at ?? 0 });
}

function readNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function read(text: string): KeptSamples | undefined {
  const fields = readFields<'owner' | 'steps' | 'table'>(JSON.parse(text));
  if (fields === undefined) return undefined;
  const table = readList(fields.table).map(readList);
  let at = 0;
  const samples = readList(fields.steps).map((step, row): StatsSample => {
    at += readNumber(step) ?? 0;
    const cells = columns.map((column, index) => [column, readNumber(table[index]?.[row])]);
    return { ...breakAt(at), ...(Object.fromEntries(cells) as Partial<StatsSample>) }; // each column is a sample field
  });
  return { owner: readOwner(fields.owner), samples };
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
    const text = write({ owner: currentOwner(), samples });
    // At the end of the order: this server's samples are the newest.
    storedNow().delete(key);
    makeRoom(text.length);
    sessionStorage.setItem(key, text);
    storedNow().set(key, { length: text.length, last: samples.at(-1)?.at ?? 0 });
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

/** The stored samples of a server for this account. They end in a break, since nothing was sampled after them. */
export function findSamples(serverId: string): readonly StatsSample[] {
  if (!isUuid(serverId)) return [];
  try {
    const kept = read(sessionStorage.getItem(`${prefix}${serverId}`) ?? 'null');
    if (kept === undefined || !isSignedIn(kept.owner)) return [];
    const last = kept.samples.at(-1);
    return last === undefined || isBreak(last) ? kept.samples : [...kept.samples, breakAt(last.at + 1)];
  } catch {
    return [];
  }
}

/** Removes the stored samples of every server. */
export function forgetAllSamples(): void {
  stored = undefined;
  try {
    for (const key of keptKeys()) sessionStorage.removeItem(key);
  } catch {
    // If storage is blocked, nothing was stored.
  }
}
