import { useSyncExternalStore } from 'react';
import type { ApiErrorFacts } from '#api/apiError.ts';
import { readFailure } from '#api/readFailure.ts';
import type { PurchaseSnapshot } from '#domain/purchaseVerdict.ts';
import { isUuid, readFields, readList, readText } from '#domain/read.ts';
import type { Target } from '#operations/intents/intent.ts';
import type { JournalBaseline } from '#operations/writes/journalEntry.ts';
import { createOwnedStore } from '#operations/writes/ownedStore.ts';
import { type Receipt, readReceipt } from '#domain/receipt.ts';

/** The add-on to buy, and the state observed before the purchase. */
export interface PurchaseTerms {
  readonly addonId: string;
  readonly addonName: string;
  readonly type: string;
  /** From the quote that the user saw, as the text of an exact decimal. */
  readonly charge: string;
  readonly before: PurchaseSnapshot;
}

/** The terms in the form that the journal and this store keep. */
export function baselineOf({ addonId, addonName, type, charge, before }: PurchaseTerms): JournalBaseline {
  return {
    addonId,
    addonName,
    type,
    charge,
    isOwned: before.isOwned ?? null,
    balance: before.balance ?? null,
    addresses: before.addresses?.join(' ') ?? null,
  };
}

/** Reads stored terms; missing fields are unknown. */
export function termsOf({ baseline }: { readonly baseline?: unknown }): PurchaseTerms {
  const { addonId, addonName, type, charge, isOwned, balance, addresses } =
    readFields<'addonId' | 'addonName' | 'type' | 'charge' | 'isOwned' | 'balance' | 'addresses'>(baseline) ??
    {};
  return {
    addonId: readText(addonId),
    addonName: readText(addonName),
    type: readText(type),
    charge: readText(charge),
    before: readSight({
      isOwned,
      balance,
      addresses:
        typeof addresses === 'string' ? addresses.split(' ').filter((address) => address !== '') : undefined,
    }),
  };
}

function readSight(value: unknown): PurchaseSnapshot {
  const { isOwned, balance, addresses } = readFields<keyof PurchaseSnapshot>(value) ?? {};
  return {
    isOwned: typeof isOwned === 'boolean' ? isOwned : undefined,
    balance: typeof balance === 'string' ? balance : undefined,
    addresses: Array.isArray(addresses) ? addresses.map(readText) : undefined,
  };
}

interface PurchaseBase extends Target {
  readonly terms: PurchaseTerms;
  /** When it was requested, in milliseconds since 1970 UTC. */
  readonly at: number;
  /** The API's error, where it refused the purchase. */
  readonly failure: ApiErrorFacts | undefined;
  /** Whether the server's add-ons page has shown the outcome; until then other pages show it. */
  readonly isTold: boolean;
}

/** The state of the last purchase for a server, as far as this tab knows. */
export type Purchase =
  /** No clear response came; readings check whether the purchase was made. */
  | (PurchaseBase & { readonly state: 'checking' })
  | (PurchaseBase & { readonly state: 'bought'; readonly receipt: Receipt })
  | (PurchaseBase & {
      readonly state: 'notBought' | 'unclear';
      readonly sight: PurchaseSnapshot | undefined;
    });

function readPurchase(value: unknown): Purchase | undefined {
  const fields = readFields<keyof Purchase | 'receipt' | 'sight'>(value);
  if (fields === undefined || !isUuid(fields.serverId) || typeof fields.at !== 'number') return undefined;
  const base: PurchaseBase = {
    serverId: fields.serverId,
    serverName: readText(fields.serverName),
    terms: termsOf({ baseline: fields.terms }),
    at: fields.at,
    failure: readFailure(fields.failure),
    isTold: fields.isTold === true,
  };
  const { state } = fields;
  const receipt = readReceipt(fields.receipt);
  if (state === 'bought' && receipt !== undefined) return { ...base, state, receipt };
  if (state !== 'notBought' && state !== 'unclear') return undefined;
  return { ...base, state, sight: fields.sight === undefined ? undefined : readSight(fields.sight) };
}

/** By server id. A purchase without an outcome is also in the journal, which outlives the tab. */
const purchases = createOwnedStore<ReadonlyMap<string, Purchase>>(
  'purchases',
  new Map(),
  (value) => {
    const read = readList(value)
      .map(readPurchase)
      .filter((purchase) => purchase !== undefined);
    return new Map(read.map((purchase) => [purchase.serverId, purchase]));
  },
  (value) =>
    value.size === 0
      ? undefined
      : [...value.values()].map((purchase) => ({ ...purchase, terms: baselineOf(purchase.terms) })),
);

/** Stores the state of a purchase. An outcome that was not shown yet stays unshown. */
export function notePurchase(purchase: Omit<PurchaseBase, 'isTold'> & PurchaseState): void {
  const known = purchases.get().get(purchase.serverId);
  // The same outcome with more details: the user has read it and is not notified again.
  const isTold = known?.at === purchase.at && known.state === purchase.state && known.isTold;
  purchases.set(new Map(purchases.get()).set(purchase.serverId, { ...purchase, isTold }));
}

type PurchaseState =
  | { readonly state: 'checking' }
  | { readonly state: 'bought'; readonly receipt: Receipt }
  | { readonly state: 'notBought' | 'unclear'; readonly sight: PurchaseSnapshot | undefined };

/** Marks the purchase's state as shown or dismissed. */
export function markShown(serverId: string): void {
  const purchase = purchases.get().get(serverId);
  if (purchase === undefined || purchase.isTold) return;
  purchases.set(new Map(purchases.get()).set(serverId, { ...purchase, isTold: true }));
}

/** Removes a server's last purchase: the user dismissed it, or another tab has settled it. */
export function dropPurchase(serverId: string): void {
  const next = new Map(purchases.get());
  if (next.delete(serverId)) purchases.set(next);
}

export function usePurchases(): ReadonlyMap<string, Purchase> {
  return useSyncExternalStore(purchases.subscribe, purchases.get);
}

export function usePurchase(serverId: string): Purchase | undefined {
  return useSyncExternalStore(purchases.subscribe, () => purchases.get().get(serverId));
}
