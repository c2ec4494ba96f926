import { useState } from 'react';
import { useOpenEntries } from '#operations/writes/journal.ts';

/** Why a person's word is wanted that this is to be a further server, not one that there is already. */
export type FurtherBecause = 'label' | 'deployed' | 'unsettled';

interface FurtherServer {
  /** This very deploy has no known end yet. */
  readonly isOpen: boolean;
  /** It was on its way and is settled: whether a second one is wanted only the person knows. */
  readonly wasDeployed: boolean;
  readonly because: FurtherBecause | undefined;
}

/**
 * Whether what is to be deployed may be there already.
 * @param target what tells this deploy from others; `undefined` while it is not chosen whole
 * @param isAnswered this page asked for it and was told how it ended
 */
export function useFurtherServer(
  target: string | undefined,
  isLabelTaken: boolean,
  isAnswered: boolean,
): FurtherServer {
  const open = useOpenEntries().filter(({ operation }) => operation === 'deployServer');
  const isOpen = open.some((entry) => entry.target === target);
  const [seenOpen, setSeenOpen] = useState<string>();
  if (isOpen && seenOpen !== target) setSeenOpen(target);
  const wasDeployed = !isOpen && !isAnswered && target !== undefined && seenOpen === target;

  function because(): FurtherBecause | undefined {
    if (isOpen) return undefined;
    if (isLabelTaken) return 'label';
    if (wasDeployed) return 'deployed';
    return open.length > 0 ? 'unsettled' : undefined;
  }
  return { isOpen, wasDeployed, because: because() };
}
