import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { currentOwner } from '#session/session.ts';
import type { ApiErrorFacts } from '#api/apiError.ts';
import type { Caller, NothingSentReason, WriteOutcome } from '#operations/writes/write.ts';

/**
 * Why a write was not done, or that its outcome is unknown; `checking`: refused, and readings check whether it was done
 * anyway.
 */
export type WriteTrouble =
  | { readonly state: 'checking' | 'refused' | 'unknown'; readonly failure: ApiErrorFacts }
  | { readonly state: 'notSent'; readonly because: NothingSentReason };

/**
 * Makes callers for the writes of a page, with the account that is signed in at that moment.
 * @returns a factory; its writes' outcomes are shown elsewhere unless `isShown` says otherwise
 */
export function useCaller(): (overrides?: Partial<Pick<Caller, 'isShown' | 'onRefused'>>) => Caller {
  const queryClient = useQueryClient();
  return (overrides) => ({ queryClient, owner: currentOwner(), isShown: () => false, ...overrides });
}

interface DialogWrite<Answer> {
  readonly isBusy: boolean;
  readonly trouble: WriteTrouble | undefined;
  readonly clear: () => void;
  readonly run: (write: (caller: Caller) => Promise<WriteOutcome<Answer>>) => void;
}

/**
 * A write from a dialog or form: one at a time, and the reason stays there if it was not done.
 * @param onAccepted called where the write was accepted, or its outcome is unknown, which the page shows, while the
 *   form is still mounted
 */
export function useDialogWrite<Answer>(
  onAccepted: (outcome: WriteOutcome<Answer>) => void,
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
      // No other page shows a write that is not in the journal.
      else if (outcome.state === 'unknown' && outcome.entry === undefined && outcome.error !== undefined)
        setTrouble({ state: 'unknown', failure: outcome.error.facts });
      else {
        setTrouble(undefined);
        if (isShown.current) onAccepted(outcome);
      }
    } finally {
      latch.current = false;
      setBusy(false);
    }
  }
  return { isBusy, trouble, clear: () => setTrouble(undefined), run: (write) => void run(write) };
}
