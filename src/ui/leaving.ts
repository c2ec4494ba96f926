import { useEffect } from 'react';
import { createStore } from './createStore.ts';

/**
 * What would be lost, or go on unseen, if the page were left now:
 * - `write`: it is on the line. In the app it goes on and is told elsewhere; the browser would end it.
 * - `waiting`: it is to be sent later by this page.
 * - `answer`: it is on the line, and only this page can show what it brings.
 * - `secret`: it is shown once.
 * - `typed`: it is not saved.
 */
export type Stake = 'write' | 'waiting' | 'answer' | 'secret' | 'typed';

interface Held {
  readonly stake: Stake;
  /** Pages from this path on show the same, so that going there loses nothing; '' where only the page itself does. */
  readonly within: string;
}

/** What a person is asked to give up here, and what takes the answer. */
export interface Giving {
  readonly stakes: readonly Stake[];
  readonly answer: (mayGo: boolean) => void;
}

export const giving = createStore<Giving | undefined>(undefined);

const held = createStore<ReadonlySet<Held>>(new Set());

export const onStakesChange = held.subscribe;

/** At the browser's door everything that is at stake would be lost. */
const askAtTheDoor = (event: BeforeUnloadEvent): void => event.preventDefault();

function put(next: ReadonlySet<Held>): void {
  held.set(next);
  // Only as long as it is needed: some browsers keep no page for Back that listens for this.
  if (next.size > 0) globalThis.addEventListener?.('beforeunload', askAtTheDoor);
  else globalThis.removeEventListener?.('beforeunload', askAtTheDoor);
  // A question about what is gone, with its page or its session, has no answer any more.
  const asked = giving.get();
  if (asked !== undefined && !asked.stakes.some((stake) => [...next].some((one) => one.stake === stake)))
    asked.answer(false);
}

/** Notes that something is at stake, until the function it returns is called. */
export function hold(stake: Stake, within = ''): () => void {
  const one = { stake, within };
  put(new Set([...held.get(), one]));
  return () => put(new Set([...held.get()].filter((other) => other !== one)));
}

export function useAtStake(stake: Stake, isAtStake: boolean, within = ''): void {
  useEffect(() => (isAtStake ? hold(stake, within) : undefined), [stake, isAtStake, within]);
}

const lostInTheApp: readonly Stake[] = ['answer', 'secret', 'typed'];

/** What going to another page of the app would lose; without a path, what any would. */
export function lostByGoing(path?: string): readonly Stake[] {
  const lost = [...held.get()].filter(
    ({ stake, within }) =>
      lostInTheApp.includes(stake) && (path === undefined || within === '' || !path.startsWith(within)),
  );
  return [...new Set(lost.map(({ stake }) => stake))];
}

export const isAnythingAtStake = (): boolean => held.get().size > 0;

/** Whether this tab has a write without an end, which a lock would leave unclear. */
export const hasOpenWrite = (): boolean =>
  [...held.get()].some(({ stake }) => stake === 'write' || stake === 'answer');

/** Asks whether something on the page may be given up, as by Escape. */
export function mayGiveUp(stake: Stake): Promise<boolean> {
  return new Promise((resolve) => {
    giving.set({
      stakes: [stake],
      answer(mayGo) {
        giving.set(undefined);
        resolve(mayGo);
      },
    });
  });
}
