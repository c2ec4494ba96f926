import type { QueryClient } from '@tanstack/react-query';
import { mayPoll } from '#api/polling.ts';
import {
  newAddresses,
  type PurchaseSight,
  purchaseVerdict,
  type PurchaseVerdict,
} from '#domain/purchaseVerdict.ts';
import { currentAccount } from '#session/accountId.ts';
import { onSessionChange } from '#session/session.ts';
import { noteActivity } from './activityLog.ts';
import { findEntry, settleEntry } from './journal.ts';
import type { JournalEntry } from './journalEntry.ts';
import { termsOf } from './purchaseEntry.ts';
import { dropPurchase, notePurchase, type Receipt, type Refusal } from './purchases.ts';
import { readForPurchase, refreshAfterPurchase } from './readAddonsAgain.ts';
import { noteTried } from './triedEntries.ts';

/** When catalogue, wallet and server are read, in milliseconds after the reading before: at 0, 3, 10 and 30 s. */
const readAfter = [0, 3_000, 7_000, 20_000];

/** Entries that this page is reading for. */
const settling = new Set<string>();

/** Resolves once the page is in sight, connected, and its key accepted: a hidden tab asks nothing. */
function untilMayRead(): Promise<void> {
  if (mayPoll()) return Promise.resolve();
  return new Promise((resolve) => {
    const look = (): void => {
      // Whoever is signed in now decides whether it goes on.
      if (!mayPoll() && currentAccount() !== '') return;
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
      stop();
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    const stop = onSessionChange(look);
  });
}

/** Whether it is still to be settled, and by this account: another tab may have done it meanwhile. */
async function isStillOpen({ id, account, operation, target }: JournalEntry): Promise<boolean> {
  if (currentAccount() !== account) return false;
  try {
    return (await findEntry(operation, target))?.id === id;
  } catch {
    return true;
  }
}

interface Settling {
  readonly queryClient: QueryClient;
  readonly entry: JournalEntry;
  readonly refusal: Refusal | undefined;
  /** The receipt in a line, for the activity log. */
  readonly receiptLine: (receipt: Receipt) => string;
}

/** The ends that are worth a word, in the log and on the page. */
async function end(
  { queryClient, entry, refusal, receiptLine }: Settling,
  verdict: PurchaseVerdict,
  sight: PurchaseSight,
): Promise<void> {
  const terms = termsOf(entry);
  const { target: serverId, targetName: serverName, at } = entry;
  const asked = { serverId, serverName, terms, at, refusal };
  const { words = [], requestId = '' } = refusal ?? {};
  const line = { action: 'buyAddon', serverId, serverName, words, requestId } as const;
  if (verdict === 'unclear') {
    notePurchase({ ...asked, state: 'unclear', sight });
    return;
  }
  if (verdict === 'bought') {
    const receipt: Receipt = {
      serverId,
      serverName,
      addonName: terms.addonName,
      at,
      charged: undefined,
      newMonthlyPrice: undefined,
      allocatedIps: undefined,
      addresses: newAddresses(terms.before, sight),
      balanceBefore: terms.before.balance,
      balanceAfter: sight.balance,
    };
    notePurchase({ ...asked, state: 'bought', receipt });
    noteActivity({ ...line, words: [], requestId: '', outcome: 'done', details: receiptLine(receipt) });
  } else {
    notePurchase({ ...asked, state: 'notBought', sight });
    noteActivity({
      ...line,
      outcome: refusal === undefined ? 'notDone' : 'refused',
      details: terms.addonName,
    });
  }
  await settleEntry(entry.id);
  refreshAfterPurchase(queryClient, serverId);
}

async function readUntilSettled(what: Settling): Promise<void> {
  const { queryClient, entry, refusal } = what;
  const { before, charge, type } = termsOf(entry);
  const sights: PurchaseSight[] = [];
  for (const [index, wait] of readAfter.entries()) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await untilMayRead();
    if (!(await isStillOpen(entry))) break;
    const { sight } = await readForPurchase(queryClient, entry.target, type);
    sights.push(sight);
    if (!(await isStillOpen(entry))) break;
    const isLast = index === readAfter.length - 1;
    const verdict = purchaseVerdict({ before, charge, refusal: refusal?.reason, sights, isLast });
    if (verdict !== 'open') return end(what, verdict, sight);
  }
  // Another tab has settled it, or another account is here, whose page tells nothing of it.
  if (currentAccount() !== entry.account) return;
  dropPurchase(entry.target);
  refreshAfterPurchase(queryClient, entry.target);
}

/**
 * Finds out by reading alone whether a purchase was made whose answer doesn't say: nothing is sent again. Until then its
 * entry keeps further purchases for the server out, in every tab.
 */
export async function settlePurchase(what: Settling): Promise<void> {
  const { entry, refusal } = what;
  if (settling.has(entry.id) || currentAccount() !== entry.account) return;
  settling.add(entry.id);
  noteTried(entry.id);
  const { target: serverId, targetName: serverName, at } = entry;
  notePurchase({ serverId, serverName, terms: termsOf(entry), at, refusal, state: 'checking' });
  try {
    await readUntilSettled(what);
  } finally {
    settling.delete(entry.id);
  }
}
