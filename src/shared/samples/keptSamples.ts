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

/** When the last sample was taken, read from the end of the text without parsing all of it; 0 if unknown. */
function lastSampleAt(text: string): number {
  return Number(/"last":(\d+)\}$/.exec(text)?.[1] ?? 0);
}

/** Removes the servers with the oldest last samples until `length` characters fit for this key. */
function makeRoom(key: string, length: number): void {
  const others = keptKeys()
    .filter((other) => other !== key)
    .map((other) => ({ other, text: sessionStorage.getItem(other) ?? '' }))
    .toSorted((one, two) => lastSampleAt(one.text) - lastSampleAt(two.text));
  let total = length + others.reduce((sum, { text }) => sum + text.length, 0);
  for (const { other, text } of others) {
    if (total <= maxStored) return;
    sessionStorage.removeItem(other);
    total -= text.length;
  }
}

/** Stores a server's samples for a reload. If storage is full or blocked, stores none of them; never throws. */
export function keepSamples(serverId: string, samples: readonly StatsSample[]): void {
  const key = `${prefix}${serverId}`;
  try {
    const text = write({ owner: currentOwner(), samples });
    makeRoom(key, text.length);
    sessionStorage.setItem(key, text);
  } catch {
    // A stored history that is older than the one on screen would be worse than none.
    forgetSamplesOf(key);
  }
}

function forgetSamplesOf(key: string): void {
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
  try {
    for (const key of keptKeys()) sessionStorage.removeItem(key);
  } catch {
    // If storage is blocked, nothing was stored.
  }
}
