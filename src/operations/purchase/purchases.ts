import { useSyncExternalStore } from 'react';
import { type ApiErrorFacts, readFailure } from '#api/apiError.ts';
import type { PurchaseSight } from '#domain/purchaseVerdict.ts';
import { isUuid, readFields, readList, readText } from '#domain/read.ts';
import type { Target } from '#operations/intents/intent.ts';
import type { JournalBaseline } from '#operations/writes/journalEntry.ts';
import { createOwnedStore } from '#operations/writes/ownedStore.ts';
import { type Receipt, readReceipt } from '#domain/receipt.ts';

/** What is bought, and what was seen before it. */
export interface PurchaseTerms {
  readonly addonId: string;
  readonly addonName: string;
  readonly type: string;
  /** By the quote that the person saw; the text of an exact decimal. */
  readonly charge: string;
  readonly before: PurchaseSight;
}

/** The terms as the journal keeps them, and this store. */
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

/** Reads terms that were kept; what is missing in them is unknown. */
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

function readSight(value: unknown): PurchaseSight {
  const { isOwned, balance, addresses } = readFields<keyof PurchaseSight>(value) ?? {};
  return {
    isOwned: typeof isOwned === 'boolean' ? isOwned : undefined,
    balance: typeof balance === 'string' ? balance : undefined,
    addresses: Array.isArray(addresses) ? addresses.map(readText) : undefined,
  };
}

interface Asked extends Target {
  readonly terms: PurchaseTerms;
  /** When it was asked for, in milliseconds since 1970 UTC. */
  readonly at: number;
  /** What the API said as it refused it, where it did. */
  readonly failure: ApiErrorFacts | undefined;
  /** Whether the page of the server's add-ons has told how it ended; other pages tell it until then. */
  readonly isTold: boolean;
}

/** How the last purchase for a server stands, as this tab knows it. */
export type Purchase =
  /** No clear answer came, and it is being looked whether it was made. */
  | (Asked & { readonly state: 'checking' })
  | (Asked & { readonly state: 'bought'; readonly receipt: Receipt })
  | (Asked & { readonly state: 'notBought' | 'unclear'; readonly sight: PurchaseSight | undefined });

function readPurchase(value: unknown): Purchase | undefined {
  const fields = readFields<keyof Purchase | 'receipt' | 'sight'>(value);
  if (fields === undefined || !isUuid(fields.serverId) || typeof fields.at !== 'number') return undefined;
  const asked: Asked = {
    serverId: fields.serverId,
    serverName: readText(fields.serverName),
    terms: termsOf({ baseline: fields.terms }),
    at: fields.at,
    failure: readFailure(fields.failure),
    isTold: fields.isTold === true,
  };
  const { state } = fields;
  const receipt = readReceipt(fields.receipt);
  if (state === 'bought' && receipt !== undefined) return { ...asked, state, receipt };
  if (state !== 'notBought' && state !== 'unclear') return undefined;
  return { ...asked, state, sight: fields.sight === undefined ? undefined : readSight(fields.sight) };
}

/** By server. What has no end yet is in the journal, too, which outlives the tab. */
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

/** Notes how a purchase stands. What is not told yet anywhere stays untold. */
export function notePurchase(purchase: Omit<Asked, 'isTold'> & DistributedEnd): void {
  const known = purchases.get().get(purchase.serverId);
  // The same end again, with more of it: whoever has read it is not told anew.
  const isTold = known?.at === purchase.at && known.state === purchase.state && known.isTold;
  purchases.set(new Map(purchases.get()).set(purchase.serverId, { ...purchase, isTold }));
}

type DistributedEnd =
  | { readonly state: 'checking' }
  | { readonly state: 'bought'; readonly receipt: Receipt }
  | { readonly state: 'notBought' | 'unclear'; readonly sight: PurchaseSight | undefined };

/** The page of the server's add-ons has told how it stands. */
export function noteTold(serverId: string): void {
  const purchase = purchases.get().get(serverId);
  if (purchase === undefined || purchase.isTold) return;
  purchases.set(new Map(purchases.get()).set(serverId, { ...purchase, isTold: true }));
}

/** Forgets how the last one stands, as the person wants or because another tab knows better. */
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
