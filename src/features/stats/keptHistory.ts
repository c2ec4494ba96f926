import { breakAt, isBreak, type StatsSample } from '#domain/serverStats.ts';
import { isUuid, readFields, readList } from '#domain/read.ts';
import { type Owner, readOwner } from '#session/identity.ts';
import { sessionPrefix } from '#session/keptSession.ts';
import { currentOwner, isSignedIn } from '#session/session.ts';

/**
 * How the samples of one server lie in the tab's storage: in columns, times as steps from one to the next. The API keeps
 * no history, so this is all there is; it goes with sign-out and is never another account's.
 */
interface KeptSamples {
  readonly owner: Owner | undefined;
  readonly samples: readonly StatsSample[];
}

const prefix = `${sessionPrefix}stats:`;
/** In characters, over all servers; the one whose last sample is oldest goes first. */
const mostKept = 2_000_000;

const columns = ['cpu', 'memoryUsed', 'memoryTotal', 'diskUsed', 'diskTotal'] as const;

function write({ owner, samples }: KeptSamples): string {
  let former = 0;
  const steps = samples.map(({ at }) => {
    const step = at - former;
    former = at;
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
    return { ...breakAt(at), ...(Object.fromEntries(cells) as Partial<StatsSample>) }; // each column is one of its fields
  });
  return { owner: readOwner(fields.owner), samples };
}

function keptKeys(): string[] {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
}

/** When the last sample was taken, from the end of the text alone. */
function lastOf(text: string): number {
  return Number(/"last":(\d+)\}$/.exec(text)?.[1] ?? 0);
}

/** Takes the oldest servers out until this much more fits. */
function makeRoom(key: string, length: number): void {
  const others = keptKeys()
    .filter((other) => other !== key)
    .map((other) => ({ other, text: sessionStorage.getItem(other) ?? '' }))
    .toSorted((one, two) => lastOf(one.text) - lastOf(two.text));
  let total = length + others.reduce((sum, { text }) => sum + text.length, 0);
  for (const { other, text } of others) {
    if (total <= mostKept) return;
    sessionStorage.removeItem(other);
    total -= text.length;
  }
}

/** Puts a server's samples away for a reload. A storage that is full or forbidden keeps none of them, and nothing fails. */
export function keepSamples(serverId: string, samples: readonly StatsSample[]): void {
  const key = `${prefix}${serverId}`;
  try {
    const text = write({ owner: currentOwner(), samples });
    makeRoom(key, text.length);
    sessionStorage.setItem(key, text);
  } catch {
    // An old state beside what is on the screen would be worse than none.
    forgetSamplesOf(key);
  }
}

function forgetSamplesOf(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}

/** What was kept of a server for this account; it ends in a break, since nobody looked since. */
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

/** Forgets what was kept, of every server. */
export function forgetAllSamples(): void {
  try {
    for (const key of keptKeys()) sessionStorage.removeItem(key);
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}
