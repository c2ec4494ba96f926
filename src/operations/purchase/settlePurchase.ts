import type { QueryClient } from '@tanstack/react-query';
import { type ApiErrorFacts, outcomeOf } from '#api/apiError.ts';
import { refetchNow } from '#api/queryClient.ts';
import { openConnection } from '#api/connection.ts';
import { getGetAccountQueryKey } from '#api/generated/account/account.ts';
import {
  getListServerAddonsQueryKey,
  getListServerAddonsQueryOptions,
} from '#api/generated/servers/servers.ts';
import { onOnlineChange } from '#api/online.ts';
import { mayPoll } from '#api/polling.ts';
import { broughtAddresses } from '#domain/addressesToSetUp.ts';
import { type AddonCatalog, readAddonCatalog } from '#domain/addonCatalog.ts';
import {
  newAddresses,
  type PurchaseSnapshot,
  purchaseVerdict,
  readRefusal,
} from '#domain/purchaseVerdict.ts';
import { isSignedIn, onSessionChange } from '#session/session.ts';
import { refetchBalance, refetchServer, refreshServer } from '#operations/refetch.ts';
import { noteActivity } from '#operations/writes/activityLog.ts';
import { isStillOpen, noteTried, settleEntry } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import type { Receipt } from '#domain/receipt.ts';
import { settleByReading } from '#operations/writes/settle.ts';
import { noteBoughtAddresses } from './addressesToSetUp.ts';
import { dropPurchase, notePurchase, termsOf } from './purchases.ts';

/** Refetches a server's add-ons, bypassing the cache. Throws where they can't be read. */
async function readCatalogAgain(queryClient: QueryClient, serverId: string): Promise<AddonCatalog> {
  return readAddonCatalog(await refetchNow(queryClient, getListServerAddonsQueryOptions(serverId)));
}

/** Whether the server has an add-on of this type; `undefined` where the catalogue doesn't list the type. */
function isTypeOwned({ groups }: AddonCatalog, type: string): boolean | undefined {
  return groups.find((group) => group.type === type)?.isOwned;
}

/** The state that a purchase affects, read together. */
export interface PurchaseReading {
  readonly sight: PurchaseSnapshot;
  /** The catalogue, or the error thrown while reading it. */
  readonly read: { readonly catalog: AddonCatalog } | { readonly thrown: unknown };
}

/** Refetches the catalogue, balance and server for a purchase; each part that can't be read is `undefined`. */
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
    refetchBalance(queryClient),
    refetchServer(queryClient, serverId),
  ]);
  const isOwned = 'catalog' in read ? isTypeOwned(read.catalog, type) : undefined;
  // A list with addresses that can't be read doesn't tell which ones are new.
  const addresses = server?.unreadableIps === 0 ? server.additionalIps.map(({ ip }) => ip) : undefined;
  return { sight: { isOwned, balance, addresses }, read };
}

/** Refetches everything that a purchase changes. Sends nothing while the sign-in gate is shut. */
export function refreshAfterPurchase(queryClient: QueryClient, serverId: string): void {
  if (openConnection() === undefined) return;
  refreshServer(queryClient, serverId);
  void queryClient.invalidateQueries({ queryKey: getGetAccountQueryKey() });
  void queryClient.invalidateQueries({ queryKey: getListServerAddonsQueryKey(serverId) });
}

/** Waits before each reading of catalogue, balance and server, in milliseconds: readings at 0, 3, 10 and 30 s. */
const readingWaits = [0, 3_000, 7_000, 20_000];

/** The ids of the entries that this page is settling. */
const settling = new Set<string>();

/** Resolves once the page is visible, online, and its key accepted: a hidden tab sends no requests. */
function untilMayRead(entry: JournalEntry): Promise<void> {
  if (mayPoll()) return Promise.resolve();
  return new Promise((resolve) => {
    const check = (): void => {
      // If another account has signed in, the caller stops.
      if (!mayPoll() && isSignedIn(entry)) return;
      document.removeEventListener('visibilitychange', check);
      stopOnline();
      stopSession();
      resolve();
    };
    document.addEventListener('visibilitychange', check);
    const stopOnline = onOnlineChange(check);
    const stopSession = onSessionChange(check);
  });
}

/** Records an outcome for the page and in the activity log, then settles the entry. */
async function recordOutcome(
  queryClient: QueryClient,
  entry: JournalEntry,
  failure: ApiErrorFacts | undefined,
  is: 'done' | 'notDone',
  sight: PurchaseSnapshot,
): Promise<void> {
  const terms = termsOf(entry);
  const { target: serverId, targetName: serverName, at } = entry;
  const base = { serverId, serverName, terms, at };
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
    notePurchase({ ...base, failure: undefined, state: 'bought', receipt });
    if (broughtAddresses(terms.type, receipt)) {
      const before = terms.before.addresses?.length;
      void noteBoughtAddresses(entry, serverId, { before, bought: receipt.addresses?.length, at });
    }
    noteActivity({ ...line, outcome: 'done', receipt });
  } else {
    const { words = [], requestId = '' } = failure ?? {};
    notePurchase({ ...base, failure, state: 'notBought', sight });
    noteActivity({ ...line, words, requestId, outcome: failure === undefined ? 'notDone' : 'refused' });
  }
  await settleEntry(entry.id);
  refreshAfterPurchase(queryClient, serverId);
}

/**
 * Finds out by reading alone whether a purchase with an unclear response was made; nothing is sent again. Until then
 * the entry blocks further purchases for the server in every tab.
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
  const base = { serverId, serverName, terms, at, failure };
  notePurchase({ ...base, state: 'checking' });
  try {
    const seen = await settleByReading<undefined, PurchaseSnapshot>(
      {
        read: async () => (await readForPurchase(queryClient, serverId, terms.type)).sight,
        judge(snapshots, isLast) {
          const verdict = purchaseVerdict({ before, charge, refusal, snapshots, isLast });
          if (verdict === 'bought') return { is: 'done', answer: undefined };
          return { is: verdict === 'notBought' ? 'notDone' : verdict };
        },
      },
      () => isStillOpen(entry),
      readingWaits,
      () => untilMayRead(entry),
    );
    const sight = seen.snapshots.at(-1);
    const isOpen = await isStillOpen(entry);
    if (isOpen && sight !== undefined && seen.is !== 'unclear')
      await recordOutcome(queryClient, entry, failure, seen.is, sight);
    else if (isOpen) notePurchase({ ...base, state: 'unclear', sight });
    // Another tab has settled it. If another account has signed in, the page shows nothing of it.
    else if (isSignedIn(entry)) {
      dropPurchase(serverId);
      refreshAfterPurchase(queryClient, serverId);
    }
  } finally {
    settling.delete(entry.id);
  }
}
