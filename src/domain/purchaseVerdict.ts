import type { PurchaseAddonResponse } from '#api/generated/model/purchaseAddonResponse.ts';
import { differenceOf, isSameAmount, shortfallOf } from './balance.ts';
import { readMoney, toDecimalString } from './money.ts';
import { readAmount, readFields, readText } from './read.ts';

/** What the answer to a purchase says; `undefined` for what it doesn't say in a way that can be read. */
export interface PurchaseAnswer {
  readonly name: string;
  /** The texts of exact decimals. */
  readonly charged: string | undefined;
  readonly newMonthlyPrice: string | undefined;
  readonly allocatedIps: number | undefined;
}

/** A charge or price that could be one: a number that is not negative. */
function readPrice(value: unknown): string | undefined {
  const money = typeof value === 'number' && value >= 0 && value < 1e9 ? readMoney(value) : undefined;
  return money && toDecimalString(money);
}

/**
 * Reads the answer of `POST /servers/{id}/addons`. Only one that names the add-on that was asked for says that it was
 * bought; whatever else came leaves that open: `undefined`.
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

/** What a server and its account show of a purchase, as far as it could be read. */
export interface PurchaseSight {
  /** Whether the server has an add-on of the type. */
  readonly isOwned: boolean | undefined;
  /** The wallet, the text of an exact decimal. */
  readonly balance: string | undefined;
  /** The server's additional addresses. */
  readonly addresses: readonly string[] | undefined;
}

/** Why a purchase was refused, as far as the server's words tell. */
export type RefusalReason =
  | 'duplicate'
  | 'money'
  | 'allocation'
  | 'permission'
  | 'notFound'
  | 'otherWords'
  | 'noWords';

/** Whether it was bought, or that nobody knows; `open` while it is worth reading on. */
export type PurchaseVerdict = 'bought' | 'notBought' | 'unclear' | 'open';

/**
 * Tells a refusal by its words; the contract has one 400 for a duplicate type, too little money, and addresses that
 * could not be allocated (the wallet is refunded).
 */
export function readRefusal(status: number | undefined, words: readonly string[]): RefusalReason {
  if (status === 403) return 'permission';
  if (status === 404) return 'notFound';
  const said = words.join(' ');
  if (/alloca|refund/i.test(said)) return 'allocation';
  if (/already|duplicate|same type/i.test(said)) return 'duplicate';
  if (status === 402 || /insufficient|not enough|too (?:low|little)|balance|funds/i.test(said))
    return 'money';
  return said.trim() === '' ? 'noWords' : 'otherWords';
}

/** The addresses that the server has now and had not before; `undefined` where one of the two is unknown. */
export function newAddresses(before: PurchaseSight, now: PurchaseSight): readonly string[] | undefined {
  const had = before.addresses && new Set(before.addresses);
  return had && now.addresses?.filter((address) => !had.has(address));
}

/** Nothing of a purchase shows, and the wallet, which was read, proves it. */
function showsNothing(before: PurchaseSight, now: PurchaseSight): boolean {
  return (
    now.isOwned === false &&
    isSameAmount(before.balance, now.balance) &&
    (newAddresses(before, now)?.length ?? 0) === 0
  );
}

/**
 * Whether a refusal can be taken at its word after one reading. The browser may have sent the purchase twice, so that
 * the refusal is of the second: but then the first has changed the wallet. Of too little money the wallet must show it.
 */
function isExplained(
  refusal: RefusalReason,
  charge: string,
  before: PurchaseSight,
  now: PurchaseSight,
): boolean {
  // Of a server that is gone only the wallet can be read.
  if (refusal === 'notFound' && now.isOwned !== true && isSameAmount(before.balance, now.balance))
    return true;
  if (!showsNothing(before, now)) return false;
  if (refusal === 'allocation' || refusal === 'permission') return true;
  return (refusal === 'money' || refusal === 'noWords') && shortfallOf(charge, now.balance) !== undefined;
}

/** What a quote can fall by, in a minute, and by rounding. */
const quoteDrift = 0.05;

/**
 * Whether the wallet shows that something else was charged. With a refusal that is what somebody else bought of the
 * same type meanwhile, which the server then has and the refusal speaks of.
 */
function paidOtherwise(charge: string, before: PurchaseSight, now: PurchaseSight): boolean {
  const paid = differenceOf(before.balance, now.balance);
  // For the comparison alone; no sum is made of it.
  return paid !== undefined && Math.abs(Number(paid) - Number(charge)) > quoteDrift;
}

/** Refused for want of money, which the wallet shows, though it has changed by something else since the price was read. */
function wasTooPoor(
  refusal: RefusalReason | undefined,
  charge: string,
  before: PurchaseSight,
  now: PurchaseSight,
): boolean {
  return (
    refusal === 'money' &&
    now.isOwned === false &&
    (newAddresses(before, now)?.length ?? 0) === 0 &&
    shortfallOf(charge, now.balance) !== undefined &&
    paidOtherwise(charge, before, now)
  );
}

export interface PurchaseEvidence {
  /** Before it was sent. */
  readonly before: PurchaseSight;
  /** What was to be charged by the quote. */
  readonly charge: string;
  /** What the answer refused it with, where there was one. */
  readonly refusal: RefusalReason | undefined;
  /** One reading after the other. */
  readonly sights: readonly PurchaseSight[];
  /** There will be no further reading. */
  readonly isLast: boolean;
}

/**
 * The verdict on a purchase whose answer says nothing for certain: owned now and not before, it was bought, unless it was
 * refused and another amount was charged; never owned and the wallet as before, or refused for want of money and the
 * wallet shows it, it was not. The app sends once, and this alone decides whether it may be asked for again.
 */
export function purchaseVerdict(evidence: PurchaseEvidence): PurchaseVerdict {
  const { before, charge, refusal, sights, isLast } = evidence;
  const now = sights.at(-1);
  if (now === undefined) return 'open';
  const wasSeenOwned = sights.some(({ isOwned }) => isOwned === true);
  const isOthers = refusal !== undefined && paidOtherwise(charge, before, now);
  if (wasSeenOwned && before.isOwned === false && !isOthers) return 'bought';
  if (refusal !== undefined && isExplained(refusal, charge, before, now)) return 'notBought';
  if (!isLast) return 'open';
  const isNotBought = showsNothing(before, now) || wasTooPoor(refusal, charge, before, now);
  return !wasSeenOwned && isNotBought ? 'notBought' : 'unclear';
}
