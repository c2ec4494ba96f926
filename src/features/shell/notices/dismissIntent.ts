import { dropIntent } from '#operations/intents/keptIntents.ts';
import { settleEntry } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';

/** Drops an intent at the user's request, with its journal entry, which would bring the intent back. */
export async function dismissIntent(serverId: string, entry: JournalEntry | undefined): Promise<void> {
  if (entry !== undefined) await settleEntry(entry.id);
  dropIntent(serverId);
}
