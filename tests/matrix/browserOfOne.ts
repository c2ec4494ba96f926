import { vi } from 'vitest';

/** What of a browser the transport and the operations need, in Node, with a clock that is driven. */

const held = new Map<string, object>();
let tabLocks = new Set<string>();
let kept = new Map<string, string>();
const channels: LocalChannel[] = [];
let isOnline = true;

/** A channel between the module graphs of one test, which stand for tabs. */
class LocalChannel extends EventTarget {
  readonly #name: string;
  constructor(name: string) {
    super();
    this.#name = name;
    channels.push(this);
  }
  postMessage(data: unknown): void {
    for (const other of channels) {
      if (other !== this && other.#name === this.#name)
        other.dispatchEvent(new MessageEvent('message', { data }));
    }
  }
}

/** What the browser's locks do for a caller that doesn't wait. */
async function lockIfFree<End>(
  name: string,
  _options: object,
  hold: (lock: { readonly name: string } | null) => Promise<End>,
): Promise<End> {
  if (held.has(name)) return hold(null);
  const lock = { name };
  held.set(name, lock);
  tabLocks.add(name);
  try {
    return await hold(lock);
  } finally {
    // A tab that was closed meanwhile has lost it, and another may have it now.
    if (held.get(name) === lock) held.delete(name);
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const outside = new EventTarget();

/** The timers of the requests' time limits, which the browser keeps apart from the page's. */
const limits = new WeakMap<AbortSignal, ReturnType<typeof setTimeout>>();

function timeLimit(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const late = (): void => controller.abort(new DOMException('signal timed out', 'TimeoutError'));
  limits.set(controller.signal, setTimeout(late, milliseconds));
  newest = controller.signal;
  return controller.signal;
}
let newest: AbortSignal | undefined;

/** The time limit that was set last belongs to the request that leaves now. */
export function takeTimeLimit(): () => void {
  const signal = newest;
  newest = undefined;
  return () => clearTimeout(signal && limits.get(signal));
}

/** Called before any module of the app is imported, and before each test. */
export function openBrowser(now: number): void {
  held.clear();
  tabLocks = new Set();
  kept = new Map();
  isOnline = true;
  vi.stubGlobal('window', outside);
  vi.stubGlobal('document', page);
  vi.stubGlobal('location', { href: 'https://panel.example/servers', origin: 'https://panel.example' });
  vi.stubGlobal('navigator', {
    get onLine() {
      return isOnline;
    },
    locks: { request: lockIfFree },
  });
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  vi.stubGlobal('BroadcastChannel', LocalChannel);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(timeLimit);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now });
}

export function setOnline(online: boolean): void {
  isOnline = online;
  outside.dispatchEvent(new Event(online ? 'online' : 'offline'));
}

/** A tab that is closed or reloaded lets go of what it held; what it awaits never comes. */
export function loseLocks(): void {
  for (const name of tabLocks) held.delete(name);
  tabLocks = new Set();
}

/** What the tab has put away under a name, as text. */
export function keptInTab(name: string): string | undefined {
  return kept.get(name);
}
