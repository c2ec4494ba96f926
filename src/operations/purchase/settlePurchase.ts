import type { QueryClient } from '@tanstack/react-query';
import { type ApiErrorFacts, outcomeOf } from '#api/apiError.ts';
import { askAnew } from '#api/queryClient.ts';
import { openConnection } from '#api/connection.ts';
import { getGetAccountQueryKey } from '#api/generated/account/account.ts';
import {
  getListServerAddonsQueryKey,
  getListServerAddonsQueryOptions,
} from '#api/generated/servers/servers.ts';
import { onOnlineChange } from '#api/online.ts';
import { mayPoll } from '#api/polling.ts';
import { type AddonCatalog, readAddonCatalog } from '#domain/addonCatalog.ts';
import { newAddresses, type PurchaseSight, purchaseVerdict, readRefusal } from '#domain/purchaseVerdict.ts';
import { isSignedIn, onSessionChange } from '#session/session.ts';
import { readBalanceAgain, readServerAgain, refreshServer } from '#operations/readAgain.ts';
import { noteActivity } from '#operations/writes/activityLog.ts';
import { isStillOpen, noteTried, settleEntry } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import type { Receipt } from '#domain/receipt.ts';
import { settleByReading } from '#operations/writes/settle.ts';
import { dropPurchase, notePurchase, termsOf } from './purchases.ts';

/** Reads a server's add-ons now, whatever is in the cache. Throws where they can't be read. */
async function readCatalogAgain(queryClient: QueryClient, serverId: string): Promise<AddonCatalog> {
  return readAddonCatalog(await askAnew(queryClient, getListServerAddonsQueryOptions(serverId)));
}

/** What a catalogue says of a type that the server may have. */
function ownedIn({ groups }: AddonCatalog, type: string): boolean | undefined {
  return groups.find((group) => group.type === type)?.isOwned;
}

/** What belongs to a purchase, read together. */
export interface PurchaseReading {
  readonly sight: PurchaseSight;
  /** The catalogue, or what reading it threw. */
  readonly read: { readonly catalog: AddonCatalog } | { readonly thrown: unknown };
}

/** Reads what catalogue, wallet and server show of a purchase now, each as far as it can be read. */
export async function readForPurchase(
  queryClient: QueryClient,
  serverId: string,
  type: string,
): Promise<PurchaseReading> {
  const [read, balance, server] = await Promise.all([
    readCatalogAgain(queryClient, serverId).then(
      (catalog) => ({ catalog }),
      (thrown: unknown) => ({ thrown }),
    ),
    readBalanceAgain(queryClient),
    readServerAgain(queryClient, serverId),
  ]);
  const isOwned = 'catalog' in read ? ownedIn(read.catalog, type) : undefined;
  return { sight: { isOwned, balance, addresses: server?.additionalIps.map(({ ip }) => ip) }, read };
}

/** Asks anew for whatever a purchase has changed. At the gate nothing is asked. */
export function refreshAfterPurchase(queryClient: QueryClient, serverId: string): void {
  if (openConnection() === undefined) return;
  refreshServer(queryClient, serverId);
  void queryClient.invalidateQueries({ queryKey: getGetAccountQueryKey() });
  void queryClient.invalidateQueries({ queryKey: getListServerAddonsQueryKey(serverId) });
}

/** When catalogue, wallet and server are read, in milliseconds after the reading before: at 0, 3, 10 and 30 s. */
const readAfter = [0, 3_000, 7_000, 20_000];

/** Entries that this page is reading for. */
const settling = new Set<string>();

/** Resolves once the page is in sight, connected, and its key accepted: a hidden tab asks nothing. */
function untilMayRead(entry: JournalEntry): Promise<void> {
  if (mayPoll()) return Promise.resolve();
  return new Promise((resolve) => {
    const look = (): void => {
      // Whoever is signed in now decides whether it goes on.
      if (!mayPoll() && isSignedIn(entry)) return;
      document.removeEventListener('visibilitychange', look);
      stopOnline();
      stopSession();
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    const stopOnline = onOnlineChange(look);
    const stopSession = onSessionChange(look);
  });
}

/** The ends that are worth a word, in the log and on the page. */
async function end(
  queryClient: QueryClient,
  entry: JournalEntry,
  failure: ApiErrorFacts | undefined,
  is: 'done' | 'notDone',
  sight: PurchaseSight,
): Promise<void> {
  const terms = termsOf(entry);
  const { target: serverId, targetName: serverName, at } = entry;
  const asked = { serverId, serverName, terms, at };
  const line = { action: 'buyAddon', serverId, serverName, details: terms.addonName } as const;
  if (is === 'done') {
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
    notePurchase({ ...asked, failure: undefined, state: 'bought', receipt });
    noteActivity({ ...line, outcome: 'done', receipt });
  } else {
    const { words = [], requestId = '' } = failure ?? {};
    notePurchase({ ...asked, failure, state: 'notBought', sight });
    noteActivity({ ...line, words, requestId, outcome: failure === undefined ? 'notDone' : 'refused' });
  }
  await settleEntry(entry.id);
  refreshAfterPurchase(queryClient, serverId);
}

/**
 * Finds out by reading alone whether a purchase was made whose answer doesn't say: nothing is sent again. Until then its
 * entry keeps further purchases for the server out, in every tab.
 */
export async function settlePurchase(queryClient: QueryClient, entry: JournalEntry): Promise<void> {
  if (settling.has(entry.id) || !isSignedIn(entry)) return;
  settling.add(entry.id);
  noteTried(entry.id);
  const { target: serverId, targetName: serverName, at } = entry;
  const terms = termsOf(entry);
  const failure = entry.failure && outcomeOf(entry.failure) === 'rejected' ? entry.failure : undefined;
  const refusal = failure && readRefusal(failure.status, failure.words ?? []);
  const { before, charge } = terms;
  const asked = { serverId, serverName, terms, at, failure };
  notePurchase({ ...asked, state: 'checking' });
  try {
    const seen = await settleByReading<undefined, PurchaseSight>(
      {
        read: async () => (await readForPurchase(queryClient, serverId, terms.type)).sight,
        judge(sights, isLast) {
          const verdict = purchaseVerdict({ before, charge, refusal, sights, isLast });
          if (verdict === 'bought') return { is: 'done', answer: undefined };
          return { is: verdict === 'notBought' ? 'notDone' : verdict };
        },
      },
      () => isStillOpen(entry),
      readAfter,
      () => untilMayRead(entry),
    );
    const sight = seen.sights.at(-1);
    const isOpen = await isStillOpen(entry);
    if (isOpen && sight !== undefined && seen.is !== 'unclear')
      await end(queryClient, entry, failure, seen.is, sight);
    else if (isOpen) notePurchase({ ...asked, state: 'unclear', sight });
    // Another tab has settled it, or another account is here, whose page tells nothing of it.
    else if (isSignedIn(entry)) {
      dropPurchase(serverId);
      refreshAfterPurchase(queryClient, serverId);
    }
  } finally {
    settling.delete(entry.id);
  }
}
