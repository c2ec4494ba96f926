import type { QueryClient } from '@tanstack/react-query';
import { terminateServer } from '#api/generated/servers/servers.ts';
import { type ServerSight, terminationVerdict } from '#domain/writeVerdict.ts';
import { type Asking, noteOutcome, noteSending, type Taken, takenLine } from './asking.ts';
import { forgetServer } from '#operations/intents/followIntents.ts';
import { isOpen, type Target } from '#operations/intents/intent.ts';
import { intentOf, noteIntent } from '#operations/intents/intents.ts';
import { readServerAgain, refreshServer, seeServer } from './readAgain.ts';
import { noteTried } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';

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

/** Terminates a server, asked once. Then it is followed as an intent until the API shows that it is gone. */
export function requestTermination(
  caller: Caller,
  { serverId, serverName }: Target,
): Promise<WriteOutcome<Taken>> {
  const { queryClient, isShown } = caller;
  const asking: Asking = { serverId, serverName, action: 'terminate', at: Date.now() };
  return runWrite<Taken, ServerSight>(
    {
      operation: 'terminateServer',
      policy: 'single',
      target: serverId,
      targetName: serverName,
      async send() {
        noteSending(asking);
        await terminateServer(serverId);
        return 'queued';
      },
      // Perhaps by another tab, or by the browser's own second copy.
      reading: () => ({
        read: () => seeServer(queryClient, serverId),
        judge(sights, isLast) {
          const is = terminationVerdict(sights, isLast);
          return is === 'done' ? { is, answer: 'gone' } : { is };
        },
      }),
      action: 'terminate',
      line: takenLine,
      onEnd(outcome) {
        noteOutcome(asking, outcome, isShown());
        if (outcome.state === 'done' && outcome.answer === 'gone') forgetServer(queryClient, serverId);
        refreshServer(queryClient, serverId);
        if (outcome.state === 'unknown') void lookForIt(queryClient, asking);
      },
    },
    caller,
  );
}

/** Looks what became of a termination that nobody knows the end of. It is not asked again. */
export function resumeTermination(queryClient: QueryClient, entry: JournalEntry): void {
  noteTried(entry.id);
  const { target: serverId, targetName: serverName, failure } = entry;
  const asking: Asking = {
    serverId,
    serverName,
    action: 'terminate',
    at: entry.at,
    ...(failure !== undefined && { failure }),
  };
  noteIntent({ ...asking, state: 'unknown' });
  void readServerAgain(queryClient, serverId).then(() => lookForIt(queryClient, asking));
}
