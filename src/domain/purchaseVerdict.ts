import type { PurchaseAddonResponse } from '#api/generated/model/purchaseAddonResponse.ts';
import { differenceOf, isSameAmount, shortfallOf } from './balance.ts';
import { readMoney, toDecimalString } from './money.ts';
import { readAmount, readFields, readText } from './read.ts';

/** The response to a purchase; `undefined` for values that are missing or can't be read. */
export interface PurchaseAnswer {
  readonly name: string;
  /** Decimal strings. */
  readonly charged: string | undefined;
  readonly newMonthlyPrice: string | undefined;
  readonly allocatedIps: number | undefined;
}

/** Reads a charge or price: only a number that is not negative is valid. */
function readPrice(value: unknown): string | undefined {
  const money = typeof value === 'number' && value >= 0 && value < 1e9 ? readMoney(value) : undefined;
  return money && toDecimalString(money);
}

/**
 * Reads the response of `POST /servers/{id}/addons`. Only a response that names the requested add-on confirms the
 * purchase. Any other leaves the outcome unknown: `undefined`.
 */
export function readPurchaseAnswer(value: unknown, addonId: string): PurchaseAnswer | undefined {
  const fields: Partial<Record<keyof PurchaseAddonResponse, unknown>> = readFields(value) ?? {};
  const addon = readFields<'id' | 'name'>(fields.addon);
  if (addon === undefined || readText(addon.id) !== addonId) return undefined;
  const ips = readAmount(fields.allocatedIpCount);
  return {
    name: readText(addon.name),
    charged: readPrice(fields.prorated),
    newMonthlyPrice: readPrice(fields.newMonthlyPrice),
    allocatedIps: Number.isSafeInteger(ips) ? ips : undefined,
  };
}

/** What a server and its account show of a purchase at one moment, as far as they could be read. */
export interface PurchaseSnapshot {
  /** Whether the server has an add-on of the type. */
  readonly isOwned: boolean | undefined;
  /** The wallet, as a decimal string. */
  readonly balance: string | undefined;
  /** The server's additional addresses. */
  readonly addresses: readonly string[] | undefined;
}

/** Why a purchase was refused, as far as the server's messages show. */
export type RefusalReason =
  | 'duplicate'
  | 'money'
  | 'allocation'
  | 'permission'
  | 'notFound'
  | 'otherWords'
  | 'noWords';

/** Whether the add-on was bought. `open`: worth another reading; `unclear`: the readings are over without a result. */
export type PurchaseVerdict = 'bought' | 'notBought' | 'unclear' | 'open';

/**
 * Classifies a refusal by its messages: the contract has a single 400 for a duplicate type, insufficient funds, and
 * addresses that could not be allocated (the wallet is refunded).
 */
export function readRefusal(status: number | undefined, words: readonly string[]): RefusalReason {
  if (status === 403) return 'permission';
  if (status === 404) return 'notFound';
  const message = words.join(' ');
  if (/alloca|refund/i.test(message)) return 'allocation';
  if (/already|duplicate|same type/i.test(message)) return 'duplicate';
  if (status === 402 || /insufficient|not enough|too (?:low|little)|balance|funds/i.test(message))
    return 'money';
  return message.trim() === '' ? 'noWords' : 'otherWords';
}

/** The addresses that the server has now and did not have before; `undefined` where either list is unknown. */
export function newAddresses(before: PurchaseSnapshot, now: PurchaseSnapshot): readonly string[] | undefined {
  const had = before.addresses && new Set(before.addresses);
  return had && now.addresses?.filter((address) => !had.has(address));
}

/** Whether the server shows no trace of a purchase, and the wallet, which could be read, proves it. */
function showsNoPurchase(before: PurchaseSnapshot, now: PurchaseSnapshot): boolean {
  return (
    now.isOwned === false &&
    isSameAmount(before.balance, now.balance) &&
    (newAddresses(before, now)?.length ?? 0) === 0
  );
}

/**
 * Whether a refusal can be trusted after one reading. The browser may have sent the purchase twice, and the refusal may
 * be for the second copy: but then the first has changed the wallet. A refusal for insufficient funds is trusted only
 * where the wallet shows them.
 */
function isCredibleRefusal(
  refusal: RefusalReason,
  charge: string,
  before: PurchaseSnapshot,
  now: PurchaseSnapshot,
): boolean {
  // Of a server that no longer exists, only the wallet can be read.
  if (refusal === 'notFound' && now.isOwned !== true && isSameAmount(before.balance, now.balance))
    return true;
  if (!showsNoPurchase(before, now)) return false;
  if (refusal === 'allocation' || refusal === 'permission') return true;
  return (refusal === 'money' || refusal === 'noWords') && shortfallOf(charge, now.balance) !== undefined;
}

/** How much a quote can drop within a minute, and by rounding. */
const quoteDrift = 0.05;

/**
 * Whether the wallet shows a charge other than the quote. After a refusal it means that another user or session bought
 * an add-on of the same type in the meantime: the server has that one, and the refusal refers to it.
 */
function wasChargedDifferently(charge: string, before: PurchaseSnapshot, now: PurchaseSnapshot): boolean {
  const paid = differenceOf(before.balance, now.balance);
  // Only for this comparison; no amount is computed from it.
  return paid !== undefined && Math.abs(Number(paid) - Number(charge)) > quoteDrift;
}

/**
 * Whether the purchase was refused for insufficient funds and the wallet confirms it, although the wallet has changed
 * for another reason since the price was read.
 */
function lackedFunds(
  refusal: RefusalReason | undefined,
  charge: string,
  before: PurchaseSnapshot,
  now: PurchaseSnapshot,
): boolean {
  return (
    refusal === 'money' &&
    now.isOwned === false &&
    (newAddresses(before, now)?.length ?? 0) === 0 &&
    shortfallOf(charge, now.balance) !== undefined &&
    wasChargedDifferently(charge, before, now)
  );
}

export interface PurchaseEvidence {
  /** Before the request was sent. */
  readonly before: PurchaseSnapshot;
  /** The quoted charge, as a decimal string. */
  readonly charge: string;
  /** Why the response refused the purchase; `undefined` without a refusal. */
  readonly refusal: RefusalReason | undefined;
  /** The readings, in order. */
  readonly snapshots: readonly PurchaseSnapshot[];
  /** No further reading follows. */
  readonly isLast: boolean;
}

/**
 * The verdict on a purchase whose response was inconclusive. Bought: owned in some reading and not before, unless it
 * was refused and another amount was charged. Not bought: never owned and the wallet unchanged, or refused for
 * insufficient funds and the wallet shows it. The app sends a purchase only once: this verdict alone decides whether
 * the user may request it again.
 */
export function purchaseVerdict(evidence: PurchaseEvidence): PurchaseVerdict {
  const { before, charge, refusal, snapshots, isLast } = evidence;
  const now = snapshots.at(-1);
  if (now === undefined) return 'open';
  const wasSeenOwned = snapshots.some(({ isOwned }) => isOwned === true);
  const isOtherPurchase = refusal !== undefined && wasChargedDifferently(charge, before, now);
  if (wasSeenOwned && before.isOwned === false && !isOtherPurchase) return 'bought';
  if (refusal !== undefined && isCredibleRefusal(refusal, charge, before, now)) return 'notBought';
  if (!isLast) return 'open';
  const isNotBought = showsNoPurchase(before, now) || lackedFunds(refusal, charge, before, now);
  return !wasSeenOwned && isNotBought ? 'notBought' : 'unclear';
}
