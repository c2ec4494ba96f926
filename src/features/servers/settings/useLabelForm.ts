import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { labelProblem } from '#domain/label.ts';
import type { Server } from '#domain/server.ts';
import { serverNameText } from '#features/servers/serverName.tsx';
import { renameTo } from '#operations/rename.ts';
import type { WriteTrouble } from '#operations/WriteProblem.tsx';

/** The label as it is typed, and what became of saving it. What was typed stays until the API has taken it. */
export function useLabelForm(server: Server, onSaved: (() => void) | undefined) {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<WriteTrouble>();
  const [isSaved, setSaved] = useState(false);
  const latch = useRef(false);
  const value = typed ?? server.label;
  // A space behind the last word is one before the next, or none at all.
  const label = value.trimEnd();
  const problem = typed === undefined ? undefined : labelProblem(label);

  async function save(): Promise<void> {
    if (latch.current || problem !== undefined || label === server.label) return;
    latch.current = true;
    setBusy(true);
    setTrouble(undefined);
    try {
      const target = { serverId: server.id, serverName: serverNameText(server) };
      const outcome = await renameTo(queryClient, target, label);
      if (outcome.state === 'done') {
        setTyped(undefined);
        setSaved(true);
        onSaved?.();
      } else setTrouble(outcome);
    } finally {
      latch.current = false;
      setBusy(false);
    }
  }
  function type(text: string): void {
    setTyped(text);
    setTrouble(undefined);
    setSaved(false);
  }
  const isSame = label === server.label;
  return { value, problem, isSame, isBusy, isSaved, trouble, type, save: () => void save() };
}
