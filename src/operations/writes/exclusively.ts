import { ownName } from '#domain/ownName.ts';
import { hold } from '#ui/leaving.ts';

/** What this tab is doing now. Checked before anything is awaited, so that a second activation finds it. */
const latched = new Set<string>();

/** How long the browser may take to say whether another tab is at it, in milliseconds. */
const longestAsking = 5_000;

export type Exclusive<Result> =
  | { readonly ran: true; readonly result: Result }
  /** `busy`: the same is under way, here or in another tab; `locks`: the browser does not say whether it is. */
  | { readonly ran: false; readonly because: 'busy' | 'locks' };

const busy = { ran: false, because: 'busy' } as const;

/**
 * Runs something while no other tab does the same, where the browser lets the page have a lock; it does not wait for one.
 * @param name without any secret, since other tabs can read it
 */
export async function withLock<Result>(
  name: string,
  action: () => Promise<Result>,
): Promise<Exclusive<Result>> {
  let state: 'asking' | 'answered' | 'givenUp' = 'asking';
  const late = Promise.withResolvers<Exclusive<Result>>();
  const timer = setTimeout(() => {
    if (state !== 'asking') return;
    state = 'givenUp';
    late.resolve({ ran: false, because: 'locks' });
  }, longestAsking);
  const asked = async (): Promise<Exclusive<Result>> =>
    navigator.locks.request(
      ownName(name),
      { ifAvailable: true },
      async (lock): Promise<Exclusive<Result>> => {
        if (state === 'givenUp' || lock === null) return busy;
        state = 'answered';
        return { ran: true, result: await action() };
      },
    );
  try {
    return await Promise.race([asked(), late.promise]);
  } catch (thrown) {
    if (state !== 'asking') throw thrown;
    state = 'answered';
    // Refused where storage is forbidden, too: a write of the journal goes no further there.
    return { ran: true, result: await action() };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs something that must not run twice at the same time: not by a second click, which the latch keeps out, nor from
 * another tab. Nothing waits for its turn: what comes second does not run.
 */
export async function exclusively<Result>(
  name: string,
  action: () => Promise<Result>,
): Promise<Exclusive<Result>> {
  if (latched.has(name)) return busy;
  latched.add(name);
  const letGo = hold('write');
  try {
    return await withLock(name, action);
  } finally {
    latched.delete(name);
    letGo();
  }
}
