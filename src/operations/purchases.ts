import { useSyncExternalStore } from 'react';
import type { PurchaseSight, RefusalReason } from '#domain/purchaseVerdict.ts';
import { currentAccount } from '#session/accountId.ts';
import { onSessionChange } from '#session/session.ts';
import { createStore } from '#ui/createStore.ts';
import type { Target } from './intent.ts';
import type { PurchaseTerms } from './purchaseEntry.ts';

/** What is known of a purchase that was made. Amounts are texts of exact decimals. */
export interface Receipt extends Target {
  readonly addonName: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** As the answer said it; without an answer nobody said it. */
  readonly charged: string | undefined;
  readonly newMonthlyPrice: string | undefined;
  readonly allocatedIps: number | undefined;
  /** The addresses that the server had not before. */
  readonly addresses: readonly string[] | undefined;
  readonly balanceBefore: string | undefined;
  readonly balanceAfter: string | undefined;
}

/** What a refusal said, where there was one. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly words: readonly string[];
  readonly requestId: string | undefined;
}

interface Asked extends Target {
  readonly terms: PurchaseTerms;
  /** When it was asked for, in milliseconds since 1970 UTC. */
  readonly at: number;
  readonly refusal: Refusal | undefined;
}

/** How the last purchase for a server stands, as this tab knows it. */
export type Purchase =
  /** No clear answer came, and it is being looked whether it was made. */
  | (Asked & { readonly state: 'checking' })
  | (Asked & { readonly state: 'bought'; readonly receipt: Receipt })
  | (Asked & { readonly state: 'notBought' | 'unclear'; readonly sight: PurchaseSight | undefined });

/** By server. In memory alone: the journal keeps what has no end yet, the activity log what has one. */
const purchases = createStore<ReadonlyMap<string, Purchase>>(new Map());
let owner = '';

// Another account's are not told, and neither are they after signing out.
onSessionChange(() => {
  if (currentAccount() === owner) return;
  owner = currentAccount();
  if (purchases.get().size > 0) purchases.set(new Map());
});

export function notePurchase(purchase: Purchase): void {
  owner = currentAccount();
  purchases.set(new Map(purchases.get()).set(purchase.serverId, purchase));
}

/** Forgets how the last one stands, as the person wants or because another tab knows better. */
export function dropPurchase(serverId: string): void {
  const next = new Map(purchases.get());
  if (next.delete(serverId)) purchases.set(next);
}

export function usePurchase(serverId: string): Purchase | undefined {
  return useSyncExternalStore(purchases.subscribe, () => purchases.get().get(serverId));
}
