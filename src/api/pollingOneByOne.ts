import { useEffect, useEffectEvent } from 'react';
import { takePoll } from './budget.ts';
import { mayPoll } from './polling.ts';

/** 20 requests a minute together, however many there are. */
const oneByOnePace = 3_000;

/**
 * Asks for single things in turn, one every 3 s, under the same conditions as `usePolling`.
 * @param isOn whether there can be anything to ask for
 * @param ids what to ask for, as it is at the time
 * @param ask asks for one
 */
export function usePollingOneByOne(
  isOn: boolean,
  ids: () => readonly string[],
  ask: (id: string) => Promise<void>,
): void {
  const idsNow = useEffectEvent(ids);
  const askFor = useEffectEvent(ask);
  useEffect(() => {
    if (!isOn) return undefined;
    let turn = 0;
    let isAsking = false;
    const timer = setInterval(() => {
      if (isAsking || !mayPoll()) return;
      const wanted = idsNow();
      const id = wanted[turn % wanted.length];
      if (id === undefined || !takePoll()) return;
      turn += 1;
      isAsking = true;
      void askFor(id).finally(() => {
        isAsking = false;
      });
    }, oneByOnePace);
    return () => clearInterval(timer);
  }, [isOn]);
}
