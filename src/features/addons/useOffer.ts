import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Addon, type AddonCatalog, findAddon } from '#domain/addonCatalog.ts';
import type { PurchaseSight } from '#domain/purchaseVerdict.ts';
import { useOpenEntry } from '#operations/writes/journal.ts';
import { type PurchaseReading, readForPurchase } from '#operations/purchase/settlePurchase.ts';

/** After so many milliseconds a quote is read again before it is paid. */
const freshFor = 60_000;

/** What can be bought now: the add-on, at the price of this moment, and what wallet and server show before it. */
export interface Offer extends Pick<AddonCatalog, 'daysRemaining' | 'cycleEnd'> {
  /** `undefined` where the catalogue has it no more. */
  readonly addon: Addon | undefined;
  readonly sight: PurchaseSight;
  /** Milliseconds since 1970 UTC. */
  readonly readAt: number;
}

interface OfferState {
  readonly offer: Offer | undefined;
  /** What was offered before, where the price has changed since. */
  readonly former: Addon | undefined;
  readonly isReading: boolean;
  /** What the last reading threw. */
  readonly error: unknown;
  readonly readAgain: () => void;
  /** The offer to be paid: the one that was shown. `undefined` where it had to be read again and is another now. */
  readonly takeFresh: () => Promise<Offer | undefined>;
}

/** Whether what would be paid is what was shown. */
function isSamePrice(shown: Offer, { addon }: Offer): boolean {
  const [one, other] = [shown.addon?.quote, addon?.quote];
  return other === undefined || (one?.charge === other.charge && one?.price === other.price);
}

function canBePaid({ addon, sight }: Offer): boolean {
  return addon !== undefined && addon.quote.problem === undefined && sight.isOwned === false;
}

/**
 * The offer of an add-on: read when its dialog opens, and again before it is paid where it is older than a minute or a
 * purchase for the server came between, of another tab perhaps.
 */
export function useOffer(serverId: string, { id, type }: { id: string; type: string }): OfferState {
  const queryClient = useQueryClient();
  const [offer, setOffer] = useState<Offer>();
  const [former, setFormer] = useState<Addon>();
  const [isReading, setReading] = useState(true);
  const [error, setError] = useState<unknown>();
  const isOtherOpen = useOpenEntry('purchaseServerAddon', serverId) !== undefined;
  const [isOutdone, setOutdone] = useState(false);
  if (isOtherOpen && !isOutdone) setOutdone(true);
  /** One reading at a time; the first begins with the dialog. */
  const latch = useRef(true);
  const isShown = useRef(true);

  function take({ read, sight }: PurchaseReading): Offer | undefined {
    latch.current = false;
    // Closed meanwhile: nothing is wanted any more.
    if (!isShown.current) return undefined;
    setReading(false);
    setError('thrown' in read ? read.thrown : undefined);
    if ('thrown' in read) return undefined;
    const { daysRemaining, cycleEnd } = read.catalog;
    const addon = findAddon(read.catalog, id)?.addon;
    const next: Offer = { addon, sight, daysRemaining, cycleEnd, readAt: Date.now() };
    setOffer(next);
    setOutdone(false);
    return next;
  }
  const takeFirst = useEffectEvent(take);
  useEffect(() => {
    isShown.current = true;
    void readForPurchase(queryClient, serverId, type).then(takeFirst);
    return () => {
      isShown.current = false;
    };
  }, [queryClient, serverId, type]);

  async function readAgain(): Promise<Offer | undefined> {
    if (latch.current) return undefined;
    latch.current = true;
    setReading(true);
    return take(await readForPurchase(queryClient, serverId, type));
  }
  async function takeFresh(): Promise<Offer | undefined> {
    if (offer === undefined || latch.current) return undefined;
    const age = Date.now() - offer.readAt;
    if (age >= 0 && age <= freshFor && !isOutdone) return offer;
    const next = await readAgain();
    if (next === undefined) return undefined;
    const isUnchanged = isSamePrice(offer, next);
    setFormer(isUnchanged ? undefined : offer.addon);
    return isUnchanged && canBePaid(next) ? next : undefined;
  }
  return { offer, former, isReading, error, readAgain: () => void readAgain(), takeFresh };
}
