import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { currentOwner } from '#session/session.ts';
import type { ApiErrorFacts } from '#api/apiError.ts';
import type { Caller, NothingSentReason, WriteOutcome } from '#operations/writes/write.ts';

/** Why a write was not done, or that nobody knows; `checking`: refused, and being read whether it was done all the same. */
export type WriteTrouble =
  | { readonly state: 'checking' | 'refused' | 'unknown'; readonly failure: ApiErrorFacts }
  | { readonly state: 'notSent'; readonly because: NothingSentReason };

/**
 * Whoever asks for a write from a page, as it is at that moment.
 * @returns a maker of callers, whose writes are told elsewhere unless `isShown` says otherwise
 */
export function useCaller(): (shows?: Partial<Pick<Caller, 'isShown' | 'onRefused'>>) => Caller {
  const queryClient = useQueryClient();
  return (shows) => ({ queryClient, owner: currentOwner(), isShown: () => false, ...shows });
}

interface DialogWrite<Answer> {
  readonly isBusy: boolean;
  readonly trouble: WriteTrouble | undefined;
  readonly clear: () => void;
  readonly run: (write: (caller: Caller) => Promise<WriteOutcome<Answer>>) => void;
}

/**
 * A write that a dialog or form asks for: once at a time, and the reason stays where it was not done.
 * @param onTaken called where it was taken or nobody knows, which the page shows, while the form is still there
 */
export function useDialogWrite<Answer>(
  onTaken: (outcome: WriteOutcome<Answer>) => void,
): DialogWrite<Answer> {
  const callerWith = useCaller();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<WriteTrouble>();
  const latch = useRef(false);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  async function run(write: (caller: Caller) => Promise<WriteOutcome<Answer>>): Promise<void> {
    if (latch.current) return;
    latch.current = true;
    setBusy(true);
    setTrouble(undefined);
    try {
      const outcome = await write(
        callerWith({
          isShown: () => isShown.current,
          onRefused: (error) => setTrouble({ state: 'checking', failure: error.facts }),
        }),
      );
      if (outcome.state === 'notSent') setTrouble(outcome);
      else if (outcome.state === 'refused') setTrouble({ state: 'refused', failure: outcome.error.facts });
      // What the journal does not know of, no other page tells.
      else if (outcome.state === 'unknown' && outcome.entry === undefined && outcome.error !== undefined)
        setTrouble({ state: 'unknown', failure: outcome.error.facts });
      else {
        setTrouble(undefined);
        if (isShown.current) onTaken(outcome);
      }
    } finally {
      latch.current = false;
      setBusy(false);
    }
  }
  return { isBusy, trouble, clear: () => setTrouble(undefined), run: (write) => void run(write) };
}
