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

export const discardQuestion = createStore<DiscardQuestion | undefined>(undefined);

const held = createStore<ReadonlySet<Held>>(new Set());

export const onStakesChange = held.subscribe;

/** Leaving through the browser would lose everything at stake. */
const askBeforeUnload = (event: BeforeUnloadEvent): void => event.preventDefault();

function setHeld(next: ReadonlySet<Held>): void {
  held.set(next);
  // Only while it is needed: some browsers keep a page with this listener out of the back/forward cache.
  if (next.size > 0) globalThis.addEventListener?.('beforeunload', askBeforeUnload);
  else globalThis.removeEventListener?.('beforeunload', askBeforeUnload);
  // A question about something that is gone, with its page or its session, is withdrawn.
  const question = discardQuestion.get();
  if (
    question !== undefined &&
    !question.stakes.some((stake) => [...next].some((one) => one.stake === stake))
  )
    question.answer(false);
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

/** The stakes that going to another page of the app would lose; without a path, those that any page would. */
export function lostByLeaving(path?: string): readonly Stake[] {
  const lost = [...held.get()].filter(
    ({ stake, within }) =>
      lostByNavigation.includes(stake) && (path === undefined || within === '' || !path.startsWith(within)),
  );
  return [...new Set(lost.map(({ stake }) => stake))];
}

export const isAnythingAtStake = (): boolean => held.get().size > 0;

/** Whether this tab has a write in progress, whose outcome a lock would leave unknown. */
export const hasOpenWrite = (): boolean =>
  [...held.get()].some(({ stake }) => stake === 'write' || stake === 'answer');

/** Asks the user whether something on the page may be discarded, for instance after Escape. */
export function confirmDiscard(stake: Stake): Promise<boolean> {
  return new Promise((resolve) => {
    discardQuestion.set({
      stakes: [stake],
      answer(mayGo) {
        discardQuestion.set(undefined);
        resolve(mayGo);
      },
    });
  });
}
