import { useState } from 'react';
import { labelProblem } from '#domain/label.ts';
import type { Server } from '#domain/server.ts';
import { serverNameText } from '#shared/serverName.tsx';
import { renameTo } from '#operations/rename.ts';
import { useDialogWrite } from '#operations/useDialogWrite.ts';
import { mayGiveUp, useAtStake } from '#ui/leaving.ts';

/** What is typed, over the label that was seen as it was begun, or as the person was told that it had changed. */
interface Typed {
  readonly text: string;
  readonly over: string;
}

/**
 * The label as it is typed, and what became of saving it. What was typed stays until the API has taken it.
 * @param within the pages on which the form stays, as a path they begin with; '' for the page itself
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
  // A space behind the last word is one before the next, or none at all.
  const label = value.trimEnd();
  const problem = typed === undefined ? undefined : labelProblem(label);
  const isSame = label === server.label;
  const isUnsaved = typed !== undefined && !isSame;
  // What is being saved goes on by itself.
  useAtStake('typed', isUnsaved && !isBusy, within);
  const isChangedElsewhere = trouble?.state === 'notSent' && trouble.because === 'changed';

  function save(): void {
    if (problem !== undefined || isSame) return;
    const former = isChangedElsewhere ? server.label : (typed?.over ?? server.label);
    run((caller) =>
      renameTo(caller, { serverId: server.id, serverName: serverNameText(server), label, former }),
    );
  }
  function type(text: string): void {
    setTyped({ text, over: typed?.over ?? server.label });
    // That somebody else has changed it stays said until it is saved over that.
    if (!isChangedElsewhere) clear();
    setSaved(false);
  }
  /** Whether it may be given up; asks first where something would be lost. */
  const mayGo = (): Promise<boolean> => (isUnsaved ? mayGiveUp('typed') : Promise.resolve(true));
  return { value, problem, isSame, isBusy, isSaved, trouble, isChangedElsewhere, type, save, mayGo };
}
