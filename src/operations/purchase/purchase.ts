import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '#api/apiError.ts';
import { purchaseServerAddon } from '#api/generated/writes/writes.ts';
import { broughtAddresses } from '#domain/addressesToSetUp.ts';
import { type PurchaseAnswer, readPurchaseAnswer, newAddresses } from '#domain/purchaseVerdict.ts';
import type { Receipt } from '#domain/receipt.ts';
import type { Target } from '#operations/intents/intent.ts';
import { settleEntry } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, WriteOutcome } from '#operations/writes/write.ts';
import type { Owner } from '#session/identity.ts';
import { isSignedIn } from '#session/session.ts';
import { noteBoughtAddresses } from './addressesToSetUp.ts';
import { baselineOf, dropPurchase, notePurchase, type PurchaseTerms } from './purchases.ts';
import { readForPurchase, refreshAfterPurchase, settlePurchase } from './settlePurchase.ts';

export interface PurchaseRequest extends Target {
  readonly terms: PurchaseTerms;
}

async function send(serverId: string, addonId: string): Promise<PurchaseAnswer> {
  const answer = readPurchaseAnswer(await purchaseServerAddon(serverId, { addonId }), addonId);
  if (answer !== undefined) return answer;
  throw new ApiError({ kind: 'contract', operationId: 'purchaseServerAddon' });
}

function receiptOf({ serverId, serverName, terms }: PurchaseRequest, answer: PurchaseAnswer): Receipt {
  const { name, charged, newMonthlyPrice, allocatedIps } = answer;
  return {
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
}

/** Shows the receipt at once, and again with the new addresses and the balance from the API. */
async function noteBought(
  queryClient: QueryClient,
  owner: Owner | undefined,
  { serverId, serverName, terms, at }: PurchaseRequest & { readonly at: number },
  receipt: Receipt,
): Promise<void> {
  const bought = { serverId, serverName, terms, at, failure: undefined, state: 'bought' } as const;
  notePurchase({ ...bought, receipt });
  if (broughtAddresses(terms.type, receipt)) {
    const { allocatedIps } = receipt;
    const before = terms.before.addresses?.length;
    void noteBoughtAddresses(owner, serverId, { before, bought: allocatedIps, at });
  }
  const { sight } = await readForPurchase(queryClient, serverId, terms.type);
  if (!isSignedIn(owner)) return;
  const addresses = newAddresses(terms.before, sight);
  notePurchase({ ...bought, receipt: { ...receipt, addresses, balanceAfter: sight.balance } });
  refreshAfterPurchase(queryClient, serverId);
}

/**
 * Buys an add-on for a server at the terms that the user saw, once: the API takes no idempotency key for it, and the
 * browser may send a request twice by itself. A purchase without a clear response is settled by reading, and the
 * server's add-ons page shows its state. While one is open for a server, nothing more is bought for it.
 */
export function requestPurchase(
  caller: Caller,
  request: PurchaseRequest,
): Promise<WriteOutcome<PurchaseAnswer>> {
  const { queryClient, owner, isShown } = caller;
  const { serverId, serverName, terms } = request;
  const at = Date.now();
  let receipt: Receipt | undefined;
  return runWrite<PurchaseAnswer, never>(
    {
      operation: 'purchaseServerAddon',
      policy: 'oneShot',
      target: serverId,
      targetName: serverName,
      body: { addonId: terms.addonId },
      baseline: baselineOf(terms),
      send: () => send(serverId, terms.addonId),
      action: 'buyAddon',
      line(outcome) {
        if (outcome.state === 'done') receipt = receiptOf(request, outcome.answer);
        // A refusal is logged once it is settled, since it may answer a copy that the browser sent by itself.
        if (outcome.state === 'unknown' && outcome.error?.outcome === 'rejected') return undefined;
        return { details: terms.addonName, ...(receipt !== undefined && { receipt }) };
      },
      onEnd(outcome) {
        if (receipt !== undefined) return void noteBought(queryClient, owner, { ...request, at }, receipt);
        if (outcome.state === 'unknown') {
          const { entry, error } = outcome;
          if (entry !== undefined)
            void settlePurchase(
              queryClient,
              error === undefined ? entry : { ...entry, failure: error.facts },
            );
          return;
        }
        if (outcome.state === 'refused' && !isShown()) {
          const failure = outcome.error.facts;
          notePurchase({ serverId, serverName, terms, at, failure, state: 'notBought', sight: undefined });
        }
        refreshAfterPurchase(queryClient, serverId);
      },
    },
    caller,
  );
}

/** The user knows how the purchase ended: removes it, so that further purchases for the server are allowed again. */
export async function acknowledgePurchase(entry: JournalEntry): Promise<void> {
  await settleEntry(entry.id);
  dropPurchase(entry.target);
}
