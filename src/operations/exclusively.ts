import { ownName } from '#domain/ownName.ts';
import { countAsWrite } from '#session/openWrites.ts';

/** What this tab is doing now. Checked before anything is awaited, so that a second activation finds it. */
const latched = new Set<string>();
countAsWrite(() => latched.size > 0);

export type Exclusive<Result> = { readonly ran: true; readonly result: Result } | { readonly ran: false };

/**
 * Runs something that must not run twice at the same time: not by a second click, which the latch keeps out, nor from
 * another tab, which a Web Lock keeps out where the browser lets the page have one. Nothing waits for its turn: what
 * comes second does not run.
 * @param name what is latched, without any secret, since other tabs can read it
 */
export async function exclusively<Result>(
  name: string,
  action: () => Promise<Result>,
): Promise<Exclusive<Result>> {
  if (latched.has(name)) return { ran: false };
  latched.add(name);
  let isAnswered = false;
  try {
    return await navigator.locks.request(
      ownName(name),
      { ifAvailable: true },
      async (lock): Promise<Exclusive<Result>> => {
        isAnswered = true;
        return lock === null ? { ran: false } : { ran: true, result: await action() };
      },
    );
  } catch (thrown) {
    if (isAnswered) throw thrown;
    // Refused where storage is forbidden, too: a write of the journal goes no further there.
    return { ran: true, result: await action() };
  } finally {
    latched.delete(name);
  }
}
