import { vi } from 'vitest';
import { LocalChannel } from '../support/localChannel.ts';

/** Stubs of the browser APIs that the transport and the operations need, in Node, with a clock the test drives. */

const heldLocks = new Map<string, object>();
let tabLocks = new Set<string>();
let storage = new Map<string, string>();
let isOnline = true;

/** `navigator.locks.request` with `ifAvailable`: calls `hold` with null if the lock is held already. */
async function lockIfFree<Result>(
  name: string,
  _options: object,
  hold: (lock: { readonly name: string } | null) => Promise<Result>,
): Promise<Result> {
  if (heldLocks.has(name)) return hold(null);
  const lock = { name };
  heldLocks.set(name, lock);
  tabLocks.add(name);
  try {
    return await hold(lock);
  } finally {
    // If the tab was closed meanwhile, it lost the lock and another tab may hold it now.
    if (heldLocks.get(name) === lock) heldLocks.delete(name);
  }
}

const documentTarget = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const windowTarget = new EventTarget();

/** The timers behind `AbortSignal.timeout`. The browser keeps them apart from the page's timers. */
const timeLimitTimers = new WeakMap<AbortSignal, ReturnType<typeof setTimeout>>();

function timeLimit(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const onTimeout = (): void => controller.abort(new DOMException('signal timed out', 'TimeoutError'));
  timeLimitTimers.set(controller.signal, setTimeout(onTimeout, milliseconds));
  newestTimeLimit = controller.signal;
  return controller.signal;
}
let newestTimeLimit: AbortSignal | undefined;

/**
 * The newest time limit belongs to the request being sent now.
 * @returns what cancels that time limit
 */
export function takeTimeLimit(): () => void {
  const signal = newestTimeLimit;
  newestTimeLimit = undefined;
  return () => clearTimeout(signal && timeLimitTimers.get(signal));
}

/** Stubs the browser globals. Call it before importing any app module, and before each test. */
export function openBrowser(now: number): void {
  heldLocks.clear();
  tabLocks = new Set();
  storage = new Map();
  isOnline = true;
  vi.stubGlobal('window', windowTarget);
  vi.stubGlobal('document', documentTarget);
  vi.stubGlobal('location', { href: 'https://panel.example/servers', origin: 'https://panel.example' });
  vi.stubGlobal('navigator', {
    get onLine() {
      return isOnline;
    },
    locks: { request: lockIfFree },
  });
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => storage.get(name) ?? null,
    setItem: (name: string, value: string) => storage.set(name, value),
    removeItem: (name: string) => storage.delete(name),
  });
  vi.stubGlobal('BroadcastChannel', LocalChannel);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(timeLimit);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now });
}

export function setOnline(online: boolean): void {
  isOnline = online;
  windowTarget.dispatchEvent(new Event(online ? 'online' : 'offline'));
}

/** A tab that is closed or reloaded releases its locks, although its callbacks never settle. */
export function loseLocks(): void {
  for (const name of tabLocks) heldLocks.delete(name);
  tabLocks = new Set();
}

/** The tab's sessionStorage value under that name. */
export function storedInTab(name: string): string | undefined {
  return storage.get(name);
}
