import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, vi } from 'vitest';
import type { DeployBody } from '#operations/deploy.ts';
import { sessionOf } from './aSession.ts';
import { channels, LocalChannel } from './localChannel.ts';

/**
 * Tabs of one browser that deploy several servers, all in this process and by one clock, and an API that charges 10.00
 * for each server and answers each key once.
 */

interface Made {
  readonly id: string;
  readonly label: string;
}

/** What happens to a request to deploy. */
export type Fate =
  | { readonly is: 'answered' }
  /** It is done, and the answer is lost. */
  | { readonly is: 'lost' }
  /** It is not done. */
  | { readonly is: 'refused'; readonly status: number; readonly message: string };

export const api = {
  servers: [] as Made[],
  payments: 0,
  balance: 1_000,
  /** The answer to each key. A refusal is kept, too. */
  answers: new Map<string, { readonly status: number; readonly body: unknown }>(),
  /** When each request of any kind came. */
  times: [] as number[],
  /** The keys of all requests, in order. */
  keys: [] as string[],
  /** Decides by the label, and by how often that was requested before. */
  fate: (_label: string, _before: number): Fate => ({ is: 'answered' }),
  /** The key that is refused with a 401. */
  refusedKey: '',
  /** How far the list lags: so many of the latest servers are missing in it. */
  unlisted: 0,
};

const requested = new Map<string, number>();

function answerOf(body: DeployBody, key: string): { readonly status: number; readonly body: unknown } {
  const known = api.answers.get(key);
  if (known !== undefined) return known;
  const fate = api.fate(body.label, requested.get(body.label) ?? 0);
  let given: { readonly status: number; readonly body: unknown };
  if (fate.is === 'refused') {
    given = { status: fate.status, body: { message: fate.message, statusCode: fate.status } };
  } else {
    const id = crypto.randomUUID();
    api.servers.push({ id, label: body.label });
    api.payments += 1;
    api.balance -= 10;
    given = { status: 201, body: { id, label: body.label, status: 'pending' } };
  }
  api.answers.set(key, given);
  return given;
}

/** A crash: once this many steps have been taken, the tab takes no further one. */
let stepsLeft = Infinity;
export const isCrashed = (): boolean => stepsLeft <= 0;

function step(): void {
  if (isCrashed()) throw new DOMException('The tab has crashed', 'AbortError');
  stepsLeft -= 1;
}

/** Ends the tab before its step after these: a write to storage, a request that leaves, an answer that comes. */
export function crashAfter(steps: number): void {
  stepsLeft = steps;
}

/** Whether no request is answered, as for a tab that is closed while it waits. */
let isUnanswered = false;

const json = ({ status, body }: { status: number; body: unknown }): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

async function fakeApi(url: string, init: RequestInit = {}): Promise<Response> {
  const crash = (): Promise<never> => new Promise(() => undefined);
  if (isCrashed() || isUnanswered) return crash();
  api.times.push(Date.now());
  const path = url.replace(/^.*\/api\/v1/, '');
  const headers = new Headers(init.headers);
  if (headers.get('authorization') === `Bearer ${api.refusedKey}`)
    return json({ status: 401, body: { message: 'Invalid API key', statusCode: 401 } });
  if (init.method !== 'POST') {
    if (path === '/account') return json({ status: 200, body: { id: 'a1', balance: `${api.balance}.00` } });
    const listed = api.servers.slice(0, api.servers.length - api.unlisted);
    return json({ status: 200, body: listed.map((server) => ({ ...server, status: 'running' })) });
  }
  stepsLeft -= 1;
  if (isCrashed()) return crash();
  const key = headers.get('idempotency-key') ?? '';
  const body = JSON.parse(init.body as string) as DeployBody; // what the app serialised
  api.keys.push(key);
  const fate = api.answers.has(key) ? undefined : api.fate(body.label, requested.get(body.label) ?? 0);
  const given = answerOf(body, key);
  requested.set(body.label, (requested.get(body.label) ?? 0) + 1);
  stepsLeft -= 1;
  if (isCrashed()) return crash();
  if (fate?.is === 'lost') throw new TypeError('Failed to fetch');
  return json(given);
}

interface Lock {
  readonly name: string;
}

/** The browser's locks: one holder each, the others wait in turn. */
const held = new Map<string, Promise<void>>();
/** Frees the locks of those who have them now. */
const holders = new Set<() => void>();

async function requestLock<Result>(
  name: string,
  ...rest: [LockOptions, (lock: Lock | null) => Promise<Result>] | [(lock: Lock | null) => Promise<Result>]
): Promise<Result> {
  const [options, hold] = rest.length === 2 ? rest : [{} as LockOptions, rest[0]];
  if (options.ifAvailable === true && held.has(name)) return hold(null);
  const turn = held.get(name) ?? Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const mine = turn.then(() => promise);
  held.set(name, mine);
  const free = (): void => {
    holders.delete(free);
    if (held.get(name) === mine) held.delete(name);
    resolve();
  };
  await turn;
  holders.add(free);
  return hold({ name }).finally(free);
}

function freeLocks(): void {
  held.clear();
  holders.clear();
}

/** Loads the app's batches as a new tab would, signed in, and lets it follow what is there. */
export async function openTab(account = 'a1', key?: string) {
  vi.resetModules();
  const before = new Set(channels);
  const session = await import('#session/session.ts');
  const { configureSession, sessionSettings } = await import('#session/sessionSettings.ts');
  configureSession({ ...sessionSettings(), keep: 'memory' });
  session.openSession(sessionOf(account, key));
  const { QueryClient } = await import('@tanstack/react-query');
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const batches = await import('#operations/deployBatch/deployBatch.ts');
  const run = await import('#operations/deployBatch/runDeployBatch.ts');
  const decisions = await import('#operations/deployBatch/decideDeployBatch.ts');
  const journal = await import('#operations/writes/journal.ts');
  const budget = await import('#api/budget.ts');
  const { shownIntents } = await import('#operations/intents/intents.ts');
  const opened = [...channels].filter((channel) => !before.has(channel));
  void batches.awaitDeployBatch(queryClient);
  return {
    ...decisions,
    session,
    queryClient,
    journal,
    budget,
    intents: shownIntents.get,
    shown: batches.shownBatch.get,
    begin: (bodies: readonly DeployBody[]) =>
      run.beginDeployBatch(
        { queryClient, owner: session.currentOwner(), isShown: () => true },
        bodies,
        '10.00',
      ),
    /** "web-1 deployed, web-2 waiting" */
    states: () =>
      batches.shownBatch
        .get()
        ?.batch.servers.map(({ body, state }) => `${body.label} ${state}`)
        .join(', '),
    /** The tab goes as if it had crashed: nothing that it waits for is told, and its locks are free. */
    async close(): Promise<void> {
      crashAfter(0);
      await pass(120_000);
      for (const channel of channels) if (opened.includes(channel)) channel.close();
      freeLocks();
      crashAfter(Infinity);
    },
    /** The same while other tabs stay: the next request of this one, which alone sends any, is never answered. */
    async closeBesideOthers(): Promise<void> {
      isUnanswered = true;
      await pass(5_000);
      for (const channel of channels) if (opened.includes(channel)) channel.close();
      isUnanswered = false;
      for (const free of holders) free();
    },
  };
}

export type BatchTab = Awaited<ReturnType<typeof openTab>>;

/** Lets time pass, and everything that is waited for happen. */
export async function pass(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 500) {
    for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(Math.min(left, 500));
  }
}

export const bodyOf = (label: string): DeployBody => ({
  productId: '6f1d2c30-5b7a-4e18-9c00-000000000002',
  os: 'debian-13',
  osTemplate: 'debian-13',
  label,
});

/** The requests for servers "web-1" to "web-n". */
export const webs = (count: number): readonly DeployBody[] =>
  Array.from({ length: count }, (_, index) => bodyOf(`web-${index + 1}`));

/** Begins each test with an empty browser and an API that answers. */
export function prepareBatches(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_000_000_000_000 });
    vi.stubGlobal('indexedDB', new IDBFactory());
    vi.stubGlobal('BroadcastChannel', LocalChannel);
    vi.stubGlobal('navigator', { onLine: true, locks: { request: requestLock } });
    vi.stubGlobal('fetch', fakeApi);
    freeLocks();
    [stepsLeft, isUnanswered] = [Infinity, false];
    requested.clear();
    Object.assign(api, {
      servers: [],
      payments: 0,
      balance: 1_000,
      answers: new Map(),
      times: [],
      keys: [],
      fate: () => ({ is: 'answered' }),
      refusedKey: '',
      unlisted: 0,
    });
    const { put, delete: remove } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      step();
      return put.apply(this, args);
    });
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, ...args) {
      step();
      return remove.apply(this, args);
    });
  });
  afterEach(() => {
    for (const channel of channels) channel.close();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
}
