import { useEffect } from 'react';
import { createStore } from './createStore.ts';

/**
 * Something that would be lost, or continue unseen, if the user left the page now:
 * - `write`: a request in flight. In the app it continues and is shown elsewhere; leaving the app would end it.
 * - `waiting`: requests that this page will send later.
 * - `answer`: a request in flight whose response only this page can show.
 * - `secret`: a secret that is shown once.
 * - `typed`: unsaved input.
 */
export type Stake = 'write' | 'waiting' | 'answer' | 'secret' | 'typed';

interface Held {
  readonly stake: Stake;
  /** Pages under this path show the same, so that going there loses nothing; '' where only the page itself does. */
  readonly within: string;
}

/** A question to the user whether these stakes may be given up, and the callback for the answer. */
export interface DiscardQuestion {
  readonly stakes: readonly Stake[];
  readonly answer: (mayGo: boolean) => void;
}

/** The question that is open. A later one takes its place, and it is never answered. */
export const discardQuestion = createStore<DiscardQuestion | undefined>(undefined);

/** Brings the open question up to date. */
let renewQuestion: (() => void) | undefined;

/**
 * Asks the user, and names what would be lost now, also while that changes.
 * @param lost what would be lost
 * @param withoutStakes the answer once nothing would be, because it went with its page or its session
 */
function ask(lost: () => readonly Stake[], withoutStakes: boolean): Promise<boolean> {
  if (lost().length === 0) return Promise.resolve(withoutStakes);
  return new Promise((resolve) => {
    function answer(mayGo: boolean): void {
      renewQuestion = undefined;
      discardQuestion.set(undefined);
      resolve(mayGo);
    }
    renewQuestion = () => {
      const stakes = lost();
      if (stakes.length > 0) discardQuestion.set({ stakes, answer });
      else answer(withoutStakes);
    };
    renewQuestion();
  });
}

const held = createStore<ReadonlySet<Held>>(new Set());

export const onStakesChange = held.subscribe;

/** Leaving through the browser would lose everything at stake. */
const askBeforeUnload = (event: BeforeUnloadEvent): void => event.preventDefault();

function setHeld(next: ReadonlySet<Held>): void {
  held.set(next);
  // Only while it is needed: some browsers keep a page with this listener out of the back/forward cache.
  if (next.size > 0) globalThis.addEventListener?.('beforeunload', askBeforeUnload);
  else globalThis.removeEventListener?.('beforeunload', askBeforeUnload);
  renewQuestion?.();
}

/** Marks something as at stake until the returned function is called. */
export function holdStake(stake: Stake, within = ''): () => void {
  const one = { stake, within };
  setHeld(new Set([...held.get(), one]));
  return () => setHeld(new Set([...held.get()].filter((other) => other !== one)));
}

export function useAtStake(stake: Stake, isAtStake: boolean, within = ''): void {
  useEffect(() => (isAtStake ? holdStake(stake, within) : undefined), [stake, isAtStake, within]);
}

const lostByNavigation: readonly Stake[] = ['answer', 'secret', 'typed'];

/** The stakes that going to another page of the app would lose. */
function lostByLeaving(path: string): readonly Stake[] {
  const lost = [...held.get()].filter(
    ({ stake, within }) => lostByNavigation.includes(stake) && (within === '' || !path.startsWith(within)),
  );
  return [...new Set(lost.map(({ stake }) => stake))];
}

/** Whether the app may go to this path: asks the user if that would lose something. */
export const mayLeave = (path: string): Promise<boolean> => ask(() => lostByLeaving(path), true);

export const isAnythingAtStake = (): boolean => held.get().size > 0;

/** Whether this tab has a write in progress, whose outcome a lock would leave unknown. */
export const hasOpenWrite = (): boolean =>
  [...held.get()].some(({ stake }) => stake === 'write' || stake === 'answer');

/** Asks the user whether something on the page may be discarded, for instance after Escape. */
export const confirmDiscard = (stake: Stake): Promise<boolean> =>
  ask(() => ([...held.get()].some((one) => one.stake === stake) ? [stake] : []), false);
