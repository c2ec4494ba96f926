import type { QueryClient } from '@tanstack/react-query';
import { terminateServer } from '#api/generated/servers/servers.ts';
import { terminationVerdict } from '#domain/writeVerdict.ts';
import { currentAccount } from '#session/accountId.ts';
import { type Asker, type Asking, noteOutcome, noteSending, type Taken } from './asking.ts';
import { forgetServer } from './forgetServer.ts';
import { isOpen, type Target } from './intent.ts';
import { intentOf, noteIntent } from './intents.ts';
import type { JournalEntry } from './journalEntry.ts';
import { readServerAgain, refreshServer } from './readServerAgain.ts';
import { settleByServer } from './settleByReading.ts';
import { singleWrite } from './singleWrite.ts';
import { noteTried } from './triedEntries.ts';
import type { WriteOutcome } from './writeOutcome.ts';

/** When a server is read again after a termination without a clear answer, in milliseconds after the one before. */
const readAgainAfter = [3_000, 7_000, 20_000];

/** Reads the server until it shows that it was terminated, for half a minute at most, on whichever page. */
async function lookForIt(queryClient: QueryClient, { serverId, at }: Asking): Promise<void> {
  for (const wait of readAgainAfter) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const intent = intentOf(serverId);
    // What the answer shows is held against the intent wherever it comes in.
    if (intent?.at !== at || !isOpen(intent)) return;
    if (document.visibilityState === 'visible') await readServerAgain(queryClient, serverId);
  }
}

/**
 * Terminates a server, asked once. Then it is followed as an intent until the API shows that it is gone.
 */
export async function requestTermination(
  queryClient: QueryClient,
  { serverId, serverName }: Target,
  { isShown, onRefused }: Asker,
): Promise<WriteOutcome<Taken>> {
  const asking: Asking = { serverId, serverName, action: 'terminate', at: Date.now() };
  const account = currentAccount();
  const outcome = await singleWrite<Taken>({
    operation: 'terminateServer',
    target: serverId,
    targetName: serverName,
    send: async () => {
      noteSending(asking);
      await terminateServer(serverId);
      return 'queued';
    },
    // Perhaps by another tab, or by the browser's own second copy.
    look: () => settleByServer(queryClient, serverId, 'gone', terminationVerdict),
    onRefused,
  });
  if (outcome.state === 'unknown') noteTried(outcome.entryId);
  // Whoever is signed in now has nothing to do with it.
  if (currentAccount() !== account) return outcome;
  noteOutcome(asking, outcome, isShown());
  if (outcome.state === 'done' && outcome.answer === 'gone') forgetServer(queryClient, serverId);
  refreshServer(queryClient, serverId);
  if (outcome.state === 'unknown') void lookForIt(queryClient, asking);
  return outcome;
}

/** Looks what became of a termination that nobody knows the end of. It is not asked again. */
export function resumeTermination(queryClient: QueryClient, entry: JournalEntry): void {
  noteTried(entry.id);
  const { target: serverId, targetName: serverName } = entry;
  const asking: Asking = { serverId, serverName, action: 'terminate', at: entry.at };
  noteIntent({ ...asking, state: 'unknown' });
  void readServerAgain(queryClient, serverId).then(() => lookForIt(queryClient, asking));
}
