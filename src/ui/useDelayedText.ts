import { useEffect, useEffectEvent, useRef, useState } from 'react';

/** How long after the last keystroke the text is stored, in milliseconds. */
const storeDelay = 250;

export interface DelayedText {
  /** The field's text, ahead of the stored one while the user types. */
  readonly text: string;
  /** Changes the text as the user types it. It is stored a moment later. */
  readonly type: (text: string) => void;
  /** Stores another text at once, as a step of its own. */
  readonly replace: (text: string) => void;
  /** Stores at once what was typed. What is typed from now on is another step. Resolves once it is stored. */
  readonly finish: () => Promise<void>;
}

/**
 * A field whose text is stored in the address, and gets there a moment later. However long the user types, it is one
 * step in the tab's history, until the user leaves the field, does something else, or goes back.
 * @param value the stored text
 * @param store stores a new text; `isSameStep` if it replaces the one that was stored last. Resolves once it is stored
 */
export function useDelayedText(
  value: string,
  store: (text: string, isSameStep: boolean) => Promise<void>,
): DelayedText {
  const [typed, setTyped] = useState<{ readonly text: string; readonly isStored: boolean }>();
  const [page] = useState(() => location.pathname);
  /** Whether the user is typing; and the text stored last, until the address has it. */
  const step = useRef<{ isOpen: boolean; latest: string | undefined }>({ isOpen: false, latest: undefined });

  async function storeNow(text: string): Promise<void> {
    const { isOpen, latest } = step.current;
    // A user who is leaving for another page must not be pulled back.
    if (location.pathname !== page) return;
    if (latest === undefined && text === value) return setTyped(undefined);
    // Shown until the address has it: it lags behind, and letters typed meanwhile would be lost.
    setTyped({ text, isStored: true });
    if (latest === text) return;
    step.current = { isOpen: true, latest: text };
    await store(text, isOpen);
    if (step.current.latest === text) step.current.latest = undefined;
    setTyped((now) => (now?.isStored === true && now.text === text ? undefined : now));
  }
  async function finish(): Promise<void> {
    const stored = typed?.isStored === false ? storeNow(typed.text) : undefined;
    step.current.isOpen = false;
    await stored;
  }

  const storeLatest = useEffectEvent(storeNow);
  useEffect(() => {
    if (typed?.isStored !== false) return undefined;
    const timer = setTimeout(() => void storeLatest(typed.text), storeDelay);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    const onBack = (): void => {
      step.current = { isOpen: false, latest: undefined };
      setTyped(undefined);
    };
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, []);
  return {
    text: typed?.text ?? value,
    type: (text) => setTyped({ text, isStored: false }),
    replace(text) {
      // What is typed and gone again before it was stored is no step.
      if (step.current.isOpen) void finish();
      void storeNow(text);
      step.current.isOpen = false;
    },
    finish,
  };
}
