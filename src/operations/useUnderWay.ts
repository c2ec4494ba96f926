import { type Intent, isOpen } from '#operations/intents/intent.ts';
import { useIntents } from '#operations/intents/intents.ts';
import { useOpenEntries } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';

/** The requests of this account whose outcome has not been seen yet. */
export interface UnderWay {
  readonly intents: readonly Intent[];
  readonly entries: readonly JournalEntry[];
}

/** The API shows no effect of an accepted reboot, so none is awaited. */
function isAwaited(intent: Intent): boolean {
  return isOpen(intent) && !(intent.action === 'reboot' && intent.state === 'asked');
}

export function useUnderWay(): UnderWay {
  const intents = [...useIntents().values()].filter(isAwaited);
  return { intents, entries: useOpenEntries() };
}
