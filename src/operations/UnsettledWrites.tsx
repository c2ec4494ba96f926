import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { apiNow } from '#api/apiClock.ts';
import { useSessionState } from '#session/session.ts';
import { useOnline } from '#ui/useOnline.ts';
import type { Intent } from './intent.ts';
import { noteIntent, useIntents } from './intents.ts';
import { settleEntry, useOpenEntries } from './journal.ts';
import type { JournalEntry } from './journalEntry.ts';
import { resumeReinstall } from './reinstall.ts';
import { mayResume } from './replay.ts';
import { resumeTermination } from './termination.ts';
import { wasTried } from './triedEntries.ts';
import { type ReceiptText, useReceiptText } from './useReceiptText.ts';

const actionOf = { reinstallServer: 'reinstall', terminateServer: 'terminate' } as const;

function resume(queryClient: QueryClient, entry: JournalEntry, action: 'reinstall' | 'terminate'): void {
  if (action === 'terminate') {
    resumeTermination(queryClient, entry);
  } else if (mayResume(entry, Date.now(), apiNow())) {
    void resumeReinstall(queryClient, entry);
  } else {
    noteIntent({
      serverId: entry.target,
      serverName: entry.targetName,
      action,
      at: entry.at,
      state: 'unknown',
    });
  }
}

/** A deploy has no server yet to be told of: until it is sent again it is shown by the page that deploys. */
function takeUpDeploy(queryClient: QueryClient, entry: JournalEntry): void {
  if (!mayResume(entry, Date.now(), apiNow()) || wasTried(entry.id)) return;
  // What fails to come now is asked for again when the page that deploys is opened.
  void import('./deploy.ts')
    .then(({ resumeDeploy }) => resumeDeploy(queryClient, entry))
    .catch(() => undefined);
}

function takeUp(queryClient: QueryClient, entry: JournalEntry, intent: Intent | undefined): void {
  const { operation } = entry;
  if (operation === 'deployServer' && entry.state === 'unknown') return takeUpDeploy(queryClient, entry);
  // `sent`: a tab is at it.
  if (entry.state !== 'unknown' || (operation !== 'reinstallServer' && operation !== 'terminateServer'))
    return;
  const action = actionOf[operation];
  if (intent === undefined) {
    resume(queryClient, entry, action);
  } else if (intent.action === action) {
    if ((intent.seenAt ?? 0) >= entry.at) void settleEntry(entry.id);
    else if (intent.state === 'unknown' && !wasTried(entry.id)) resume(queryClient, entry, action);
  }
}

/** Looks what became of a purchase, by reading alone. The code for it is fetched only then. */
async function resumePurchase(
  queryClient: QueryClient,
  entry: JournalEntry,
  receiptLine: ReceiptText['line'],
): Promise<void> {
  const { settlePurchase } = await import('./settlePurchase.ts');
  await settlePurchase({ queryClient, entry, refusal: undefined, receiptLine });
}

/**
 * Takes up the deploys, reinstalls, terminations and purchases that a reload, a crash or a refused key left without an
 * end, and lets go of those that the API has shown since. It shows nothing itself: they become intents, purchases are
 * told on their server's page.
 */
export function UnsettledWrites(): null {
  const queryClient = useQueryClient();
  const entries = useOpenEntries();
  const intents = useIntents();
  const mayAsk = useSessionState().state === 'open';
  const isOnline = useOnline();
  const { line: receiptLine } = useReceiptText();
  const resumeWith = useEffectEvent((entry: JournalEntry) => resumePurchase(queryClient, entry, receiptLine));
  useEffect(() => {
    if (!mayAsk || !isOnline) return;
    for (const entry of entries) {
      const isPurchase = entry.operation === 'purchaseServerAddon';
      if (!isPurchase) takeUp(queryClient, entry, intents.get(entry.target));
      else if (entry.state === 'unknown' && !wasTried(entry.id)) void resumeWith(entry);
    }
  }, [queryClient, entries, intents, mayAsk, isOnline]);
  return null;
}
