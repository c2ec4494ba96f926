import { scopedName } from '#domain/scopedName.ts';
import { holdStake } from '#ui/leaving.ts';

/** The actions that this tab is running. Checked before any await, so that a second click finds them. */
const latched = new Set<string>();

/** How long the browser may take to say whether another tab holds the lock, in milliseconds. */
const lockTimeout = 5_000;

export type Exclusive<Result> =
  | { readonly ran: true; readonly result: Result }
  /** `busy`: the same action is in progress, here or in another tab; `locks`: the browser doesn't say whether it is. */
  | { readonly ran: false; readonly because: 'busy' | 'locks' };

const busy = { ran: false, because: 'busy' } as const;

/**
 * Runs an action while no other tab runs the same one, where the browser lets the page have a lock. It doesn't wait for
 * the lock.
 * @param name without any secret, since other tabs can read it
 */
export async function withLock<Result>(
  name: string,
  action: () => Promise<Result>,
): Promise<Exclusive<Result>> {
  let state: 'asking' | 'answered' | 'givenUp' = 'asking';
  const timedOut = Promise.withResolvers<Exclusive<Result>>();
  const timer = setTimeout(() => {
    if (state !== 'asking') return;
    state = 'givenUp';
    timedOut.resolve({ ran: false, because: 'locks' });
  }, lockTimeout);
  const requestLock = async (): Promise<Exclusive<Result>> =>
    navigator.locks.request(
      scopedName(name),
      { ifAvailable: true },
      async (lock): Promise<Exclusive<Result>> => {
        if (state === 'givenUp' || lock === null) return busy;
        state = 'answered';
        return { ran: true, result: await action() };
      },
    );
  try {
    return await Promise.race([requestLock(), timedOut.promise]);
  } catch (thrown) {
    if (state !== 'asking') throw thrown;
    state = 'answered';
    // Locks are also refused where storage is forbidden; there a journaled write stops at the journal.
    return { ran: true, result: await action() };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs an action that must not run twice at the same time: the latch keeps out a second click, the lock another tab.
 * Nothing is queued: a second call doesn't run.
 */
export async function exclusively<Result>(
  name: string,
  action: () => Promise<Result>,
): Promise<Exclusive<Result>> {
  if (latched.has(name)) return busy;
  latched.add(name);
  const release = holdStake('write');
  try {
    return await withLock(name, action);
  } finally {
    latched.delete(name);
    release();
  }
}
