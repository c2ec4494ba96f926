import type { Addon as ApiAddon } from '#api/generated/model/addon.ts';
import type { AddonCatalog as ApiAddonCatalog } from '#api/generated/model/addonCatalog.ts';
import { compareMoney, readMoney, toDecimalString } from './money.ts';
import { readAmount, readFields, readInstant, readList, readText } from './read.ts';

/** Why an add-on can't be bought at what the API says of it, until that is read again and clean. */
export type QuoteProblem = 'unreadable' | 'notPositive' | 'abovePrice' | 'ownershipUnknown';

/** What an add-on costs: now, by the API's own quote, and a month. Texts of exact decimals. */
export type Quote =
  | { readonly charge: string; readonly price: string; readonly problem?: undefined }
  | {
      readonly charge: string | undefined;
      readonly price: string | undefined;
      readonly problem: QuoteProblem;
    };

/** One add-on of a server's catalogue, safe to show; '' says that the API did not tell. */
export interface Addon {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The API's own word. */
  readonly type: string;
  readonly quote: Quote;
}

/** The add-ons of one type; a server can have one of each. */
export interface AddonGroup {
  readonly type: string;
  /** Whether the server has one of this type; `undefined` where the API doesn't say. */
  readonly isOwned: boolean | undefined;
  readonly addons: readonly Addon[];
}

export interface AddonCatalog {
  readonly groups: readonly AddonGroup[];
  /** As the API rounds them. */
  readonly daysRemaining: number | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly cycleEnd: number | undefined;
  /** Entries without an id or a type, or with the id of another one: they can't be bought. */
  readonly unreadable: number;
}

/** An amount in an add-on is a number by the contract; a text is taken for no amount. */
function readNumber(value: unknown) {
  return typeof value === 'number' && Math.abs(value) < 1e9 ? readMoney(value) : undefined;
}

const nothing = readMoney(0);

/** Reads the quote as it stands: it is the API's, made from the exact time left, and never computed here. */
function readQuote(fields: Partial<Record<keyof ApiAddon, unknown>>): Quote {
  const [now, monthly] = [readNumber(fields.proratedPrice), readNumber(fields.price)];
  const charge = now && toDecimalString(now);
  const price = monthly && toDecimalString(monthly);
  if (now === undefined || charge === undefined || monthly === undefined || price === undefined)
    return { charge, price, problem: 'unreadable' };
  // A charge that is nothing once written in cents is none.
  const inCents = readMoney(charge);
  if (nothing === undefined || inCents === undefined || compareMoney(inCents, nothing) <= 0)
    return { charge, price, problem: 'notPositive' };
  if (compareMoney(now, monthly) > 0) return { charge, price, problem: 'abovePrice' };
  return typeof fields.owned === 'boolean'
    ? { charge, price }
    : { charge, price, problem: 'ownershipUnknown' };
}

/** The contract's types in the order of the page; those of a later API come after them. */
const knownTypes = ['extra-ip', 'ip-class', 'backup'];

function rankOf(type: string): number {
  const rank = knownTypes.indexOf(type);
  return rank === -1 ? knownTypes.length : rank;
}

/** One that is owned says it of its whole type; that none is takes all of them to say. */
function ownedOf(told: readonly unknown[]): boolean | undefined {
  if (told.includes(true)) return true;
  return told.every((owned) => owned === false) ? false : undefined;
}

/** Reads the answer of `GET /servers/{id}/addons` entry by entry, so that one bad entry costs only itself. */
export function readAddonCatalog(value: unknown): AddonCatalog {
  const catalog: Partial<Record<keyof ApiAddonCatalog, unknown>> = readFields(value) ?? {};
  const byType = new Map<string, { addons: Addon[]; owned: unknown[] }>();
  const known = new Set<string>();
  let unreadable = 0;
  for (const entry of readList(catalog.addons)) {
    const fields: Partial<Record<keyof ApiAddon, unknown>> = readFields(entry) ?? {};
    const [id, type] = [readText(fields.id), readText(fields.type)];
    if (id === '' || type === '' || known.has(id)) {
      unreadable += 1;
      continue;
    }
    known.add(id);
    const group = byType.get(type) ?? { addons: [], owned: [] };
    byType.set(type, group);
    group.owned.push(fields.owned);
    group.addons.push({
      id,
      name: readText(fields.name),
      description: readText(fields.description),
      type,
      quote: readQuote(fields),
    });
  }
  return {
    groups: [...byType]
      .map(([type, { addons, owned }]) => ({ type, isOwned: ownedOf(owned), addons }))
      .toSorted((one, other) => rankOf(one.type) - rankOf(other.type)),
    daysRemaining: readAmount(catalog.daysRemaining),
    cycleEnd: readInstant(catalog.billingCycleEnd),
    unreadable,
  };
}

/** An add-on of the catalogue with whether its type is owned; `undefined` where the catalogue has it no more. */
export function findAddon(
  { groups }: AddonCatalog,
  id: string,
): { readonly addon: Addon; readonly isOwned: boolean | undefined } | undefined {
  for (const { addons, isOwned } of groups) {
    const addon = addons.find((one) => one.id === id);
    if (addon !== undefined) return { addon, isOwned };
  }
  return undefined;
}
