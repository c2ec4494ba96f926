import type { Addon as ApiAddon } from '#api/generated/model/addon.ts';
import type { AddonCatalog as ApiAddonCatalog } from '#api/generated/model/addonCatalog.ts';
import { compareMoney, readMoney, toDecimalString } from './money.ts';
import { readAmount, readFields, readInstant, readList, readText } from './read.ts';

/** Why an add-on can't be bought with the values that the API sent. Blocks buying until a later response is clean. */
export type QuoteProblem = 'unreadable' | 'notPositive' | 'abovePrice' | 'ownershipUnknown';

/** What an add-on costs, as decimal strings: `charge` is due now, as quoted by the API; `price` is per month. */
export type Quote =
  | { readonly charge: string; readonly price: string; readonly problem?: undefined }
  | {
      readonly charge: string | undefined;
      readonly price: string | undefined;
      readonly problem: QuoteProblem;
    };

/** One add-on of a server's catalogue, safe to show. '': the API sent no usable text. */
export interface Addon {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** As the API sent it. */
  readonly type: string;
  readonly quote: Quote;
}

/** The add-ons of one type. A server can have one add-on of each type. */
export interface AddonGroup {
  readonly type: string;
  /** Whether the server has an add-on of this type; `undefined` where the API doesn't say. */
  readonly isOwned: boolean | undefined;
  readonly addons: readonly Addon[];
}

export interface AddonCatalog {
  readonly groups: readonly AddonGroup[];
  /** Days left in the billing cycle, as rounded by the API. */
  readonly daysRemaining: number | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly cycleEnd: number | undefined;
  /** How many entries have no id or type, or the id of an earlier entry: they can't be bought. */
  readonly unreadable: number;
}

/** By the contract, amounts in an add-on are numbers, so a string is not accepted. */
function readNumber(value: unknown) {
  return typeof value === 'number' && Math.abs(value) < 1e9 ? readMoney(value) : undefined;
}

const zero = readMoney(0);

/** Reads the quote as sent. The API computes it from the exact time left; the app never does. */
function readQuote(fields: Partial<Record<keyof ApiAddon, unknown>>): Quote {
  const [now, monthly] = [readNumber(fields.proratedPrice), readNumber(fields.price)];
  const charge = now && toDecimalString(now);
  const price = monthly && toDecimalString(monthly);
  if (now === undefined || charge === undefined || monthly === undefined || price === undefined)
    return { charge, price, problem: 'unreadable' };
  // A charge that rounds to 0.00 is no charge.
  const inCents = readMoney(charge);
  if (zero === undefined || inCents === undefined || compareMoney(inCents, zero) <= 0)
    return { charge, price, problem: 'notPositive' };
  if (compareMoney(now, monthly) > 0) return { charge, price, problem: 'abovePrice' };
  return typeof fields.owned === 'boolean'
    ? { charge, price }
    : { charge, price, problem: 'ownershipUnknown' };
}

/** The contract's types in display order. Types of a later API come after them. */
const knownTypes = ['extra-ip', 'ip-class', 'backup'];

function rankOf(type: string): number {
  const rank = knownTypes.indexOf(type);
  return rank === -1 ? knownTypes.length : rank;
}

/** One owned add-on makes its type owned. A type is not owned only if every add-on says so. */
function ownedOf(ownedFlags: readonly unknown[]): boolean | undefined {
  if (ownedFlags.includes(true)) return true;
  return ownedFlags.every((owned) => owned === false) ? false : undefined;
}

/** Reads the response of `GET /servers/{id}/addons` entry by entry, so that a bad entry doesn't affect the others. */
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

/** Finds an add-on and whether its type is owned; `undefined` where the catalogue no longer has it. */
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
