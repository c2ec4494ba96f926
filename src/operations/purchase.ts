import type { QueryClient } from '@tanstack/react-query';
import { ApiError, asApiError } from '#api/apiError.ts';
import { purchaseServerAddon } from '#api/generated/servers/servers.ts';
import { type PurchaseAnswer, readPurchaseAnswer } from '#domain/purchaseAnswer.ts';
import { newAddresses, readRefusal } from '#domain/purchaseVerdict.ts';
import { currentAccount } from '#session/accountId.ts';
import { noteActivity } from './activityLog.ts';
import type { Target } from './intent.ts';
import { findEntry, markUnknown, settleEntry } from './journal.ts';
import type { JournalEntry } from './journalEntry.ts';
import { baselineOf, type PurchaseTerms } from './purchaseEntry.ts';
import { dropPurchase, notePurchase, type Receipt, type Refusal } from './purchases.ts';
import { readForPurchase, refreshAfterPurchase } from './readAddonsAgain.ts';
import { settlePurchase } from './settlePurchase.ts';
import { noteTried } from './triedEntries.ts';
import type { WriteOutcome } from './writeOutcome.ts';
import { beginWrite, keepAttempt, newEntry, sendFor } from './writeStart.ts';

type PurchaseOutcome = WriteOutcome<PurchaseAnswer>;

export interface PurchaseWish extends Target {
  readonly terms: PurchaseTerms;
}

async function send(serverId: string, addonId: string): Promise<PurchaseAnswer> {
  const answer = readPurchaseAnswer(await purchaseServerAddon(serverId, { addonId }), addonId);
  if (answer !== undefined) return answer;
  throw new ApiError({ kind: 'contract', operationId: 'purchaseServerAddon' });
}

/**
 * Sends it, once. There is no key for it, and the browser may send twice by itself: any answer but the receipt leaves
 * its entry open, a refusal too, which may be of the second copy. While one is open for a server nothing more is bought
 * for it.
 * @param onUnclear gets the entry of one without a clear answer
 */
function sendOnce(
  { serverId, serverName, terms }: PurchaseWish,
  onUnclear: (entry: JournalEntry, error: ApiError | undefined) => void,
): Promise<PurchaseOutcome> {
  const write = {
    operation: 'purchaseServerAddon',
    target: serverId,
    targetName: serverName,
    body: { addonId: terms.addonId },
    baseline: baselineOf(terms),
  } as const;
  return beginWrite(write, async (open): Promise<PurchaseOutcome> => {
    if (open !== undefined) return { state: 'notSent', because: 'unsettled' };
    const entry = await keepAttempt(newEntry(write));
    if (entry === undefined) return { state: 'notSent', because: 'journal' };
    try {
      const answer = await sendFor(entry, () => send(serverId, terms.addonId));
      await settleEntry(entry.id);
      return { state: 'done', answer };
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error?.outcome === 'notSent') {
        await settleEntry(entry.id);
        return { state: 'notSent', because: error.facts.notSentBecause ?? 'gate' };
      }
      // Nothing can be read with a key that is refused, and with none was anything bought.
      if (error?.kind === 'unauthorized' && error.outcome === 'rejected') {
        await settleEntry(entry.id);
        return { state: 'refused', error };
      }
      // Ahead of it, since whoever takes up what a closed tab has left must not take up this.
      noteTried(entry.id);
      await markUnknown(entry);
      onUnclear(entry, error);
      if (error === undefined) throw thrown;
      return { state: 'unknown', entryId: entry.id, error };
    }
  });
}

function refusalOf(error: ApiError): Refusal {
  const { status, words = [], requestId } = error.facts;
  return { reason: readRefusal(status, words), words, requestId };
}

/** Shows the receipt at once, and again with what server and wallet say. */
async function noteBought(
  queryClient: QueryClient,
  { serverId, serverName, terms }: PurchaseWish,
  at: number,
  answer: PurchaseAnswer,
  receiptLine: (receipt: Receipt) => string,
): Promise<void> {
  const account = currentAccount();
  const { name, charged, newMonthlyPrice, allocatedIps } = answer;
  const asked = { serverId, serverName, terms, at, refusal: undefined };
  const receipt: Receipt = {
    serverId,
    serverName,
    addonName: name || terms.addonName,
    at: Date.now(),
    charged,
    newMonthlyPrice,
    allocatedIps,
    addresses: undefined,
    balanceBefore: terms.before.balance,
    balanceAfter: undefined,
  };
  notePurchase({ ...asked, state: 'bought', receipt });
  noteActivity({ action: 'buyAddon', serverId, serverName, outcome: 'done', details: receiptLine(receipt) });
  const { sight } = await readForPurchase(queryClient, serverId, terms.type);
  if (currentAccount() !== account) return;
  const whole: Receipt = {
    ...receipt,
    addresses: newAddresses(terms.before, sight),
    balanceAfter: sight.balance,
  };
  notePurchase({ ...asked, state: 'bought', receipt: whole });
  refreshAfterPurchase(queryClient, serverId);
}

function noteFailed(
  { serverId, serverName, terms }: PurchaseWish,
  outcome: Exclude<PurchaseOutcome, { state: 'done' }>,
): void {
  const { words = [], requestId = '' } = 'error' in outcome ? (outcome.error?.facts ?? {}) : {};
  const details = terms.addonName;
  noteActivity({
    action: 'buyAddon',
    serverId,
    serverName,
    outcome: outcome.state,
    words,
    requestId,
    details,
  });
}

/**
 * Buys an add-on for a server at the terms that the person saw. What has no clear answer is settled by reading, and the
 * page of the server's add-ons shows how it stands.
 * @param isShown whether whoever asked still shows why it was not sent, or refused for certain
 */
export async function requestPurchase(
  queryClient: QueryClient,
  wish: PurchaseWish,
  receiptLine: (receipt: Receipt) => string,
  isShown: () => boolean,
): Promise<PurchaseOutcome> {
  const account = currentAccount();
  const at = Date.now();
  const outcome = await sendOnce(wish, (entry, error) => {
    const refusal = error?.outcome === 'rejected' ? refusalOf(error) : undefined;
    void settlePurchase({ queryClient, entry, refusal, receiptLine });
  });
  // Whoever is signed in now has nothing to do with it.
  if (currentAccount() !== account) return outcome;
  const { serverId, serverName, terms } = wish;
  if (outcome.state === 'done') {
    void noteBought(queryClient, wish, at, outcome.answer, receiptLine);
  } else if (outcome.state === 'unknown') {
    // A refusal is noted with how it ended, since it may be of the browser's own second sending.
    if (outcome.error?.outcome !== 'rejected') noteFailed(wish, outcome);
  } else {
    noteFailed(wish, outcome);
    const refusal = outcome.state === 'refused' ? refusalOf(outcome.error) : undefined;
    if (!isShown() && outcome.state === 'refused')
      notePurchase({ serverId, serverName, terms, at, refusal, state: 'notBought', sight: undefined });
    refreshAfterPurchase(queryClient, serverId);
  }
  return outcome;
}

/** Lets a person say that they know how it ended: from here on the store is open again. */
export async function acknowledgePurchase(serverId: string): Promise<void> {
  const entry = await findEntry('purchaseServerAddon', serverId);
  if (entry?.state === 'unknown') await settleEntry(entry.id);
  dropPurchase(serverId);
}
