import { useEffect, useEffectEvent } from 'react';
import { apiNow } from '#api/apiClock.ts';
import { useOnline } from '#api/online.ts';
import { useSessionState } from '#session/session.ts';
import type { Intent } from '#operations/intents/intent.ts';
import { noteIntent, useIntents } from '#operations/intents/intents.ts';
import { resumeReinstall } from '#operations/reinstall.ts';
import { resumeTermination } from '#operations/termination.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { settleEntry, useOpenEntries, wasTried } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { mayResume } from '#operations/writes/replay.ts';
import type { Caller } from '#operations/writes/write.ts';

const actionOf = { reinstallServer: 'reinstall', terminateServer: 'terminate' } as const;

function resume(caller: Caller, entry: JournalEntry, action: 'reinstall' | 'terminate'): void {
  if (action === 'terminate') {
    resumeTermination(caller.queryClient, entry);
  } else if (mayResume(entry, Date.now(), apiNow())) {
    void resumeReinstall(caller, entry);
  } else {
    noteIntent({
      serverId: entry.target,
      serverName: entry.targetName,
      action,
      at: entry.at,
      state: 'unknown',
      ...(entry.failure !== undefined && { failure: entry.failure }),
    });
  }
}

/** Reinstalls and terminations have a server, and are followed as intents. */
function takeUpAction(
  caller: Caller,
  entry: JournalEntry,
  action: 'reinstall' | 'terminate',
  intent: Intent | undefined,
): void {
  if (intent === undefined) {
    resume(caller, entry, action);
  } else if (intent.action === action) {
    if ((intent.seenAt ?? 0) >= entry.at) void settleEntry(entry.id);
    else if (intent.state === 'unknown' && !wasTried(entry.id)) resume(caller, entry, action);
  }
}

/**
 * The code for deploys and purchases is fetched only then. A deploy has no server yet to be told of: until it is sent
 * again it is shown by the page that deploys. Of a purchase it is looked what became of it, by reading alone.
 */
async function takeUpLate(caller: Caller, entry: JournalEntry): Promise<void> {
  if (wasTried(entry.id)) return;
  try {
    if (entry.operation === 'purchaseServerAddon') {
      const { settlePurchase } = await import('#operations/purchase/settlePurchase.ts');
      await settlePurchase(caller.queryClient, entry);
    } else if (mayResume(entry, Date.now(), apiNow())) {
      const { resumeDeploy } = await import('#operations/deploy.ts');
      await resumeDeploy(caller, entry);
    }
  } catch {
    // What fails to come now is asked for again by the page that shows it.
  }
}

function takeUp(caller: Caller, entry: JournalEntry, intent: Intent | undefined): void {
  const { operation } = entry;
  // `sent`: a tab is at it.
  if (entry.state !== 'unknown') return;
  if (operation === 'reinstallServer' || operation === 'terminateServer')
    takeUpAction(caller, entry, actionOf[operation], intent);
  else if (operation === 'deployServer' || operation === 'purchaseServerAddon')
    void takeUpLate(caller, entry);
}

/**
 * Takes up the deploys, reinstalls, terminations and purchases that a reload, a crash or a refused key left without an
 * end, and lets go of those that the API has shown since. It shows nothing itself.
 */
export function UnsettledWrites(): null {
  const callerWith = useCaller();
  const entries = useOpenEntries();
  const intents = useIntents();
  const mayAsk = useSessionState().state === 'open';
  const isOnline = useOnline();
  const takeUpOne = useEffectEvent((entry: JournalEntry, intent: Intent | undefined) =>
    takeUp(callerWith(), entry, intent),
  );
  useEffect(() => {
    if (!mayAsk || !isOnline) return;
    for (const entry of entries) takeUpOne(entry, intents.get(entry.target));
  }, [entries, intents, mayAsk, isOnline]);
  return null;
}
