import { dropIntent } from '#operations/intents/intents.ts';
import { settleEntry } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';

/** Forgets what was asked, as the person wants, and its entry in the journal, which would bring it back. */
export async function dismissIntent(serverId: string, entry: JournalEntry | undefined): Promise<void> {
  if (entry !== undefined) await settleEntry(entry.id);
  dropIntent(serverId);
}
