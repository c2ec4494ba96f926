import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { apiNow } from '#api/apiClock.ts';
import { useOnline } from '#api/online.ts';
import { useSessionState } from '#session/session.ts';
import type { Intent } from '#operations/intents/intent.ts';
import { useIntents } from '#operations/intents/intents.ts';
import { noteIntent } from '#operations/intents/keptIntents.ts';
import { awaitDeployBatch, batchOf } from '#operations/deployBatch/deployBatch.ts';
import { resumeReinstall } from '#operations/reinstall.ts';
import { resumeTermination } from '#operations/termination.ts';
import { useCaller } from '#operations/useDialogWrite.ts';
import { settleEntry, useOpenEntries, wasTried } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { mayResume } from '#operations/writes/replay.ts';
import type { Caller } from '#operations/writes/write.ts';

const actionOf = { reinstallServer: 'reinstall', terminateServer: 'terminate' } as const;

function resumeAction(caller: Caller, entry: JournalEntry, action: 'reinstall' | 'terminate'): void {
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

/** Settles or resumes a reinstall or a termination. Both have a server, so they are followed as intents. */
function settleOrResumeAction(
  caller: Caller,
  entry: JournalEntry,
  action: 'reinstall' | 'terminate',
  intent: Intent | undefined,
): void {
  if (intent === undefined) {
    resumeAction(caller, entry, action);
  } else if (intent.action === action) {
    if ((intent.seenAt ?? 0) >= entry.at) void settleEntry(entry.id);
    else if (intent.state === 'unknown' && !wasTried(entry.id)) resumeAction(caller, entry, action);
  }
}

/**
 * Resumes a deploy or settles a purchase; its code is loaded only then. A deploy has no server yet that could
 * be shown: until it is sent again, the Deploy page shows it. A purchase is settled by reading alone.
 */
async function resumeDeployOrPurchase(caller: Caller, entry: JournalEntry): Promise<void> {
  if (wasTried(entry.id)) return;
  try {
    const batch = batchOf(entry);
    if (batch !== undefined) {
      const { isKept } = await import('#operations/deployBatch/keptBatches.ts');
      if (await isKept(batch)) return;
    }
    if (entry.operation === 'purchaseServerAddon') {
      const { settlePurchase } = await import('#operations/purchase/settlePurchase.ts');
      await settlePurchase(caller.queryClient, entry);
    } else if (mayResume(entry, Date.now(), apiNow())) {
      const { resumeDeploy } = await import('#operations/deploy.ts');
      await resumeDeploy(caller, entry);
    }
  } catch {
    // If the code fails to load, the page that shows the entry loads it again.
  }
}

function settleOrResume(caller: Caller, entry: JournalEntry, intent: Intent | undefined): void {
  const { operation } = entry;
  // `sent`: a tab is still waiting for the response.
  if (entry.state !== 'unknown') return;
  if (operation === 'reinstallServer' || operation === 'terminateServer')
    settleOrResumeAction(caller, entry, actionOf[operation], intent);
  else if (operation === 'deployServer' || operation === 'purchaseServerAddon')
    void resumeDeployOrPurchase(caller, entry);
}

/**
 * Resumes the deploys, reinstalls, terminations and purchases that a reload, a crash or a refused key left unsettled,
 * and settles those that the API has shown since. Renders nothing.
 */
export function UnsettledWrites(): null {
  const queryClient = useQueryClient();
  useEffect(() => void awaitDeployBatch(queryClient), [queryClient]);
  const callerWith = useCaller();
  const entries = useOpenEntries();
  const intents = useIntents();
  const isSessionOpen = useSessionState().state === 'open';
  const isOnline = useOnline();
  const settleOrResumeOne = useEffectEvent((entry: JournalEntry, intent: Intent | undefined) =>
    settleOrResume(callerWith(), entry, intent),
  );
  useEffect(() => {
    if (!isSessionOpen || !isOnline) return;
    for (const entry of entries) settleOrResumeOne(entry, intents.get(entry.target));
  }, [entries, intents, isSessionOpen, isOnline]);
  return null;
}
