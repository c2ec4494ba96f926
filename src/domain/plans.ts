import Big from 'big.js';
import { readAmountText } from './amount.ts';
import { readMoney, shareOfMoney, toDecimalString } from './money.ts';
import { isUuid, readAmount, readFields, readList, readText } from './read.ts';

/** An add-on that a plan offers. */
export interface PlanAddon {
  readonly id: string;
  readonly name: string;
  /** The add-on type: "extra-ip", "ip-class", "backup", or a newer one; '' if missing. */
  readonly type: string;
  /** Per month, as a decimal string; `undefined` where the API sent no valid amount. */
  readonly price: string | undefined;
}

/** A plan that can be deployed, safe to show. '' or `undefined`: the API sent no usable value. */
export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly vcpu: number | undefined;
  readonly ramMb: number | undefined;
  readonly diskGb: number | undefined;
  readonly bandwidthGb: number | undefined;
  /** What the account pays per month, as a decimal string. For a reseller this is the wholesale price. */
  readonly price: string | undefined;
  /** The locations in the API's words: a display name or, in the provider's newer responses, slugs. */
  readonly regions: readonly string[];
  /** Only the provider's newer responses have add-ons. */
  readonly addons: readonly PlanAddon[];
}

type PlanField =
  | 'id'
  | 'name'
  | 'vcpu'
  | 'ramMb'
  | 'ramGb'
  | 'diskGb'
  | 'bandwidthGb'
  | 'monthlyPrice'
  | 'pricePerMonth'
  | 'region'
  | 'regions'
  | 'addons';

/** Reads an add-on of a plan or of a server's catalogue; `undefined` without an id, since it can't be ordered. */
export function readPlanAddon(value: unknown): PlanAddon | undefined {
  const fields = readFields<keyof PlanAddon>(value);
  const id = readText(fields?.id);
  if (fields === undefined || id === '') return undefined;
  return {
    id,
    name: readText(fields.name) || id,
    type: readText(fields.type),
    price: readAmountText(fields.price),
  };
}

function readMemory({ ramMb, ramGb }: Partial<Record<PlanField, unknown>>): number | undefined {
  const gigabytes = readAmount(ramGb);
  return readAmount(ramMb) ?? (gigabytes === undefined ? undefined : gigabytes * 1024);
}

function readPlan(value: unknown): Plan | undefined {
  const fields = readFields<PlanField>(value);
  if (fields === undefined || !isUuid(fields.id)) return undefined;
  const region = readText(fields.region);
  const regions = region === '' ? readList(fields.regions).map(readText) : [region];
  return {
    id: fields.id,
    name: readText(fields.name),
    vcpu: readAmount(fields.vcpu),
    ramMb: readMemory(fields),
    diskGb: readAmount(fields.diskGb),
    bandwidthGb: readAmount(fields.bandwidthGb),
    price: readAmountText(fields.monthlyPrice) ?? readAmountText(fields.pricePerMonth),
    regions: regions.filter((text) => text !== ''),
    addons: readList(fields.addons)
      .map(readPlanAddon)
      .filter((addon) => addon !== undefined),
  };
}

export interface Plans {
  readonly plans: readonly Plan[];
  /** How many rows could not be read: a plan without a valid id can't be bought. */
  readonly unreadable: number;
}

/** Reads the response of `GET /products`, each plan once. */
export function readPlans(value: unknown): Plans {
  const rows = readList(value);
  const byId = new Map<string, Plan>();
  let unreadable = 0;
  for (const row of rows) {
    const plan = readPlan(row);
    if (plan === undefined) unreadable += 1;
    else if (!byId.has(plan.id)) byId.set(plan.id, plan);
  }
  return { plans: [...byId.values()], unreadable };
}

/** Whether the plan has a price that can be paid: known and more than zero. */
export function isBuyable({ price }: Pick<Plan, 'price'>): boolean {
  return price !== undefined && Number(price) > 0;
}

/** A plan with its price as it is shown: the account's or, in the retail view, the customers'. */
export interface PricedPlan {
  readonly plan: Plan;
  /** Per month, as a decimal string; `undefined` where it is unknown or hidden. */
  readonly price: string | undefined;
  /** The price for one GB of memory, rounded to cents; `undefined` where either is unknown or there is no memory. */
  readonly perGb: string | undefined;
}

/** Adds the price that is shown. */
export function pricePlans(
  plans: readonly Plan[],
  toShownPrice: (price: string | undefined) => string | undefined = (price) => price,
): readonly PricedPlan[] {
  return plans.map((plan) => {
    const price = toShownPrice(plan.price);
    const amount = isBuyable({ price }) ? readMoney(price) : undefined;
    return {
      plan,
      price,
      perGb: amount && plan.ramMb ? toDecimalString(shareOfMoney(amount, 1024, plan.ramMb)) : undefined,
    };
  });
}

export const planColumns = ['price', 'perGb', 'vcpu', 'ram', 'disk', 'traffic'] as const;
export type PlanColumn = (typeof planColumns)[number];

const valueIn: Record<PlanColumn, (row: PricedPlan) => string | number | undefined> = {
  // A plan without a payable price sorts as unknown.
  price: ({ price }) => (isBuyable({ price }) ? price : undefined),
  perGb: ({ perGb }) => perGb,
  vcpu: ({ plan }) => plan.vcpu,
  ram: ({ plan }) => plan.ramMb,
  disk: ({ plan }) => plan.diskGb,
  traffic: ({ plan }) => plan.bandwidthGb,
};

function sortBy(rows: readonly PricedPlan[], column: PlanColumn, sign: 1 | -1): readonly PricedPlan[] {
  return rows
    .map((row) => {
      const value = valueIn[column](row);
      return { row, value: value === undefined ? undefined : new Big(value) };
    })
    .toSorted((one, other) => {
      if (one.value !== undefined && other.value !== undefined) return sign * one.value.cmp(other.value);
      return Number(one.value === undefined) - Number(other.value === undefined);
    })
    .map(({ row }) => row);
}

/** Sorts plans by one column. Unknown values come last in both directions; of equal ones the cheaper comes first. */
export function sortPlans(
  rows: readonly PricedPlan[],
  column: PlanColumn,
  isDescending = false,
): readonly PricedPlan[] {
  return sortBy(sortBy(rows, 'price', 1), column, isDescending ? -1 : 1);
}

/** What a plan must have at least; memory in MB, disk in GB. */
export type PlanMinimums = Readonly<Partial<Record<MinimumField, number | undefined>>>;
export type MinimumField = 'vcpu' | 'ramMb' | 'diskGb';

const minimumFields: readonly MinimumField[] = ['vcpu', 'ramMb', 'diskGb'];

/** Whether a plan has at least this; an unknown value isn't enough. */
export function meetsMinimums(plan: Plan, minimums: PlanMinimums): boolean {
  return minimumFields.every((field) => {
    const least = minimums[field];
    return least === undefined || (plan[field] ?? -1) >= least;
  });
}

/** The values to choose a minimum from: those that plans have, ascending, and the one that is chosen. */
export function minimumChoices(
  plans: readonly Plan[],
  field: MinimumField,
  chosen: number | undefined,
): readonly number[] {
  const values = [chosen, ...plans.map((plan) => plan[field])].filter((value) => value !== undefined);
  return [...new Set(values)].toSorted((one, other) => one - other);
}
