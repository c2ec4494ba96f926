import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Addon, type AddonCatalog, findAddon } from '#domain/addonCatalog.ts';
import type { PurchaseSnapshot } from '#domain/purchaseVerdict.ts';
import { useOpenEntry } from '#operations/writes/journal.ts';
import { type PurchaseReading, readForPurchase } from '#operations/purchase/settlePurchase.ts';

/** A quote older than this, in milliseconds, is read again before payment. */
const freshForMs = 60_000;

/** An add-on at its current price, and the state of the wallet and the server before the purchase. */
export interface Offer extends Pick<AddonCatalog, 'daysRemaining' | 'cycleEnd'> {
  /** `undefined` if the catalog no longer lists it. */
  readonly addon: Addon | undefined;
  readonly sight: PurchaseSnapshot;
  /** Milliseconds since 1970 UTC. */
  readonly readAt: number;
}

interface OfferState {
  readonly offer: Offer | undefined;
  /** The add-on as it was offered before, if its price has changed since. */
  readonly previousAddon: Addon | undefined;
  readonly isReading: boolean;
  /** The error that the last read threw. */
  readonly error: unknown;
  readonly readAgain: () => void;
  /** Resolves to the offer to pay; `undefined` if a new read failed, changed the price, or shows it can't be bought. */
  readonly freshOffer: () => Promise<Offer | undefined>;
}

/** Whether the price to pay is the price that was shown. */
function isSamePrice(shown: Offer, { addon }: Offer): boolean {
  const [one, other] = [shown.addon?.quote, addon?.quote];
  return other === undefined || (one?.charge === other.charge && one?.price === other.price);
}

function canBePaid({ addon, sight }: Offer): boolean {
  return addon !== undefined && addon.quote.problem === undefined && sight.isOwned === false;
}

/**
 * The offer of an add-on. It is read when its dialog opens, and again before it is paid if it is older than a minute or
 * another purchase for the server was made since, perhaps in another tab.
 */
export function useOffer(serverId: string, { id, type }: { id: string; type: string }): OfferState {
  const queryClient = useQueryClient();
  const [offer, setOffer] = useState<Offer>();
  const [previousAddon, setFormer] = useState<Addon>();
  const [isReading, setReading] = useState(true);
  const [error, setError] = useState<unknown>();
  const isPurchaseOpen = useOpenEntry('purchaseServerAddon', serverId) !== undefined;
  const [isStale, setStale] = useState(false);
  if (isPurchaseOpen && !isStale) setStale(true);
  /** Prevents concurrent reads. Initially set, because the first read starts when the dialog opens. */
  const readLock = useRef(true);
  const isShown = useRef(true);

  function applyReading({ read, sight }: PurchaseReading): Offer | undefined {
    readLock.current = false;
    // The dialog was closed meanwhile: drop the result.
    if (!isShown.current) return undefined;
    setReading(false);
    setError('thrown' in read ? read.thrown : undefined);
    if ('thrown' in read) return undefined;
    const { daysRemaining, cycleEnd } = read.catalog;
    const addon = findAddon(read.catalog, id)?.addon;
    const next: Offer = { addon, sight, daysRemaining, cycleEnd, readAt: Date.now() };
    setOffer(next);
    setStale(false);
    return next;
  }
  const applyFirstReading = useEffectEvent(applyReading);
  useEffect(() => {
    isShown.current = true;
    void readForPurchase(queryClient, serverId, type).then(applyFirstReading);
    return () => {
      isShown.current = false;
    };
  }, [queryClient, serverId, type]);

  async function readAgain(): Promise<Offer | undefined> {
    if (readLock.current) return undefined;
    readLock.current = true;
    setReading(true);
    return applyReading(await readForPurchase(queryClient, serverId, type));
  }
  async function freshOffer(): Promise<Offer | undefined> {
    if (offer === undefined || readLock.current) return undefined;
    const age = Date.now() - offer.readAt;
    if (age >= 0 && age <= freshForMs && !isStale) return offer;
    const next = await readAgain();
    if (next === undefined) return undefined;
    const isUnchanged = isSamePrice(offer, next);
    setFormer(isUnchanged ? undefined : offer.addon);
    return isUnchanged && canBePaid(next) ? next : undefined;
  }
  return { offer, previousAddon, isReading, error, readAgain: () => void readAgain(), freshOffer };
}
