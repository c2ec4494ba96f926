import type { PurchaseSight } from '#domain/purchaseVerdict.ts';
import { readText } from '#domain/read.ts';
import type { JournalBaseline, JournalEntry } from './journalEntry.ts';

/** What is bought, and what was seen before it. */
export interface PurchaseTerms {
  readonly addonId: string;
  readonly addonName: string;
  readonly type: string;
  /** By the quote that the person saw; the text of an exact decimal. */
  readonly charge: string;
  readonly before: PurchaseSight;
}

/** The terms as the journal keeps them. */
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

/** Reads the terms of a purchase that the journal has kept; what is missing in it is unknown. */
export function termsOf({ baseline = {} }: JournalEntry): PurchaseTerms {
  const { addonId, addonName, type, charge, isOwned, balance, addresses } = baseline;
  return {
    addonId: readText(addonId),
    addonName: readText(addonName),
    type: readText(type),
    charge: readText(charge),
    before: {
      isOwned: typeof isOwned === 'boolean' ? isOwned : undefined,
      balance: typeof balance === 'string' ? balance : undefined,
      addresses:
        typeof addresses === 'string' ? addresses.split(' ').filter((address) => address !== '') : undefined,
    },
  };
}
