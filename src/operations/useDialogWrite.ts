import { useEffect, useRef, useState } from 'react';
import type { Asker } from './asking.ts';
import type { WriteTrouble } from './WriteProblem.tsx';
import type { WriteOutcome } from './writeOutcome.ts';

interface DialogWrite {
  readonly isBusy: boolean;
  readonly trouble: WriteTrouble | undefined;
  readonly run: (write: (asker: Asker) => Promise<WriteOutcome<unknown>>) => void;
}

/**
 * A write that a dialog asks for: once at a time, the dialog closes when it was taken or nobody knows, since its page
 * shows that, and stays open with the reason when it was not done.
 */
export function useDialogWrite(onClose: () => void): DialogWrite {
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

  async function run(write: (asker: Asker) => Promise<WriteOutcome<unknown>>): Promise<void> {
    if (latch.current) return;
    latch.current = true;
    setBusy(true);
    setTrouble(undefined);
    try {
      const outcome = await write({
        isShown: () => isShown.current,
        onRefused: (error) => setTrouble({ state: 'checking', error }),
      });
      const isUndone = outcome.state === 'refused' || outcome.state === 'notSent';
      setTrouble(isUndone ? outcome : undefined);
      if (!isUndone && isShown.current) onClose();
    } finally {
      latch.current = false;
      setBusy(false);
    }
  }
  return { isBusy, trouble, run: (write) => void run(write) };
}
