import type { QueryClient } from '@tanstack/react-query';
import { terminateServer } from '#api/generated/writes/writes.ts';
import { type ServerSnapshot, terminationVerdict } from '#domain/writeVerdict.ts';
import {
  type JournaledIntent,
  noteOutcome,
  noteSending,
  type Accepted,
  acceptedLine,
} from './journaledIntent.ts';
import { forgetServer } from '#operations/intents/followIntents.ts';
import { isOpen, type Target } from '#operations/intents/intent.ts';
import { intentOf } from '#operations/intents/intents.ts';
import { noteIntent } from '#operations/intents/keptIntents.ts';
import { refetchServer, refreshServer, refetchServerOrGone } from './refetch.ts';
import { noteTried } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';

/** Waits before each reading after a termination without a clear response, in milliseconds. */
const readingWaits = [3_000, 7_000, 20_000];

/** Reads the server until it shows the termination, for half a minute at most, whichever page is open. */
async function pollUntilTerminated(
  queryClient: QueryClient,
  { serverId, at }: JournaledIntent,
): Promise<void> {
  for (const wait of readingWaits) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const intent = intentOf(serverId);
    // `followIntents` settles the intent by any response that shows the server.
    if (intent?.at !== at || !isOpen(intent)) return;
    if (document.visibilityState === 'visible') await refetchServer(queryClient, serverId);
  }
}

/**
 * Terminates a server: sends the request once, then follows it as an intent until the API shows that the server is
 * gone.
 */
export function requestTermination(
  caller: Caller,
  { serverId, serverName }: Target,
): Promise<WriteOutcome<Accepted>> {
  const { queryClient, isShown } = caller;
  const request: JournaledIntent = { serverId, serverName, action: 'terminate', at: Date.now() };
  return runWrite<Accepted, ServerSnapshot>(
    {
      operation: 'terminateServer',
      policy: 'single',
      target: serverId,
      targetName: serverName,
      async send() {
        noteSending(request);
        await terminateServer(serverId);
        return 'queued';
      },
      // After a refusal: another tab, or a copy that the browser sent by itself, may have terminated it.
      reading: () => ({
        read: () => refetchServerOrGone(queryClient, serverId),
        judge(snapshots, isLast) {
          const is = terminationVerdict(snapshots, isLast);
          return is === 'done' ? { is, answer: 'gone' } : { is };
        },
      }),
      action: 'terminate',
      line: acceptedLine,
      onEnd(outcome) {
        noteOutcome(request, outcome, isShown());
        if (outcome.state === 'done' && outcome.answer === 'gone') forgetServer(queryClient, serverId);
        refreshServer(queryClient, serverId);
        if (outcome.state === 'unknown') void pollUntilTerminated(queryClient, request);
      },
    },
    caller,
  );
}

/** Checks a termination whose outcome is unknown by reading. The request is not sent again. */
export function resumeTermination(queryClient: QueryClient, entry: JournalEntry): void {
  noteTried(entry.id);
  const { target: serverId, targetName: serverName, failure } = entry;
  const request: JournaledIntent = {
    serverId,
    serverName,
    action: 'terminate',
    at: entry.at,
    ...(failure !== undefined && { failure }),
  };
  noteIntent({ ...request, state: 'unknown' });
  void refetchServer(queryClient, serverId).then(() => pollUntilTerminated(queryClient, request));
}
