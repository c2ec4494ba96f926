import { useState } from 'react';
import { labelProblem } from '#domain/label.ts';
import type { Server } from '#domain/server.ts';
import { serverNameText } from '#shared/serverName.tsx';
import { renameTo } from '#operations/rename.ts';
import { useDialogWrite } from '#operations/useDialogWrite.ts';
import { confirmDiscard, useAtStake } from '#ui/leaving.ts';

/** The typed text, and the label that the user saw when they started typing. */
interface Typed {
  readonly text: string;
  readonly seenLabel: string;
}

/**
 * The state of the label form: the typed text, and the outcome of saving it. The text stays until the API accepts it.
 * @param within the path prefix of the pages on which the form stays mounted; '' for this page alone
 */
export function useLabelForm(server: Server, onSaved: (() => void) | undefined, within: string) {
  const [typed, setTyped] = useState<Typed>();
  const [isSaved, setSaved] = useState(false);
  const { isBusy, trouble, clear, run } = useDialogWrite<undefined>(() => {
    setTyped(undefined);
    setSaved(true);
    onSaved?.();
  });
  const value = typed?.text ?? server.label;
  // A trailing space is the start of another word or a slip: it is no part of the label.
  const label = value.trimEnd();
  const problem = typed === undefined ? undefined : labelProblem(label);
  const isSame = label === server.label;
  const isUnsaved = typed !== undefined && !isSame;
  // A save in progress goes on without the form, so leaving loses nothing.
  useAtStake('typed', isUnsaved && !isBusy, within);
  const isChangedElsewhere = trouble?.state === 'notSent' && trouble.because === 'changed';

  function save(): void {
    if (problem !== undefined || isSame) return;
    const former = isChangedElsewhere ? server.label : (typed?.seenLabel ?? server.label);
    run((caller) =>
      renameTo(caller, { serverId: server.id, serverName: serverNameText(server), label, former }),
    );
  }
  function type(text: string): void {
    setTyped({ text, seenLabel: typed?.seenLabel ?? server.label });
    // The message that somebody else changed the label stays until the user saves over that change.
    if (!isChangedElsewhere) clear();
    setSaved(false);
  }
  /** Whether the text may be discarded; asks the user if it is unsaved. */
  const mayGo = (): Promise<boolean> => (isUnsaved ? confirmDiscard('typed') : Promise.resolve(true));
  return { value, problem, isSame, isBusy, isSaved, trouble, isChangedElsewhere, type, save, mayGo };
}
