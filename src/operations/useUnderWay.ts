import { type Intent, isOpen } from '#operations/intents/intent.ts';
import { useIntents } from '#operations/intents/intents.ts';
import { useOpenEntries } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';

/** What this account asked for and has not seen the end of. */
export interface UnderWay {
  readonly intents: readonly Intent[];
  readonly entries: readonly JournalEntry[];
}

/** A reboot once accepted has no end that the API shows, so nothing of it is waited for. */
function isWaitedFor(intent: Intent): boolean {
  return isOpen(intent) && !(intent.action === 'reboot' && intent.state === 'asked');
}

export function useUnderWay(): UnderWay {
  const intents = [...useIntents().values()].filter(isWaitedFor);
  return { intents, entries: useOpenEntries() };
}
