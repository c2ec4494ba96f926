import { readAmountText } from './amount.ts';
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

export const planOrders = ['price', 'vcpu', 'ram', 'disk'] as const;
export type PlanOrder = (typeof planOrders)[number];

const sizes: Record<PlanOrder, (plan: Plan) => number | undefined> = {
  // Only for sorting; no amount is computed from it.
  price: ({ price }) => (price === undefined ? undefined : Number(price)),
  vcpu: ({ vcpu }) => vcpu,
  ram: ({ ramMb }) => ramMb,
  disk: ({ diskGb }) => diskGb,
};

/** The plans in ascending order; those with an unknown value come last. */
export function sortPlans(plans: readonly Plan[], order: PlanOrder): readonly Plan[] {
  const size = sizes[order];
  return plans.toSorted((one, other) => (size(one) ?? Infinity) - (size(other) ?? Infinity) || 0);
}
