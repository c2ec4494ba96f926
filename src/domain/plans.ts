import { readAmountText } from './amount.ts';
import { isUuid, readAmount, readFields, readList, readText } from './read.ts';

/** An add-on as a plan offers it. */
export interface PlanAddon {
  readonly id: string;
  readonly name: string;
  /** What it is one of: "extra-ip", "ip-class", "backup", or a newer word; '' where none is told. */
  readonly type: string;
  /** A month, the text of an exact decimal; `undefined` where what came is no amount. */
  readonly price: string | undefined;
}

/** A plan that can be deployed, safe to show: '' and `undefined` say that the API did not tell. */
export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly vcpu: number | undefined;
  readonly ramMb: number | undefined;
  readonly diskGb: number | undefined;
  readonly bandwidthGb: number | undefined;
  /** What the account pays a month, the text of an exact decimal. Of a reseller it is the wholesale price. */
  readonly price: string | undefined;
  /** Where it is, as the API words it: a display name, never to be joined to a region's slug. */
  readonly region: string;
  /** Only the provider's newer answers carry them. */
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

/** Reads an add-on of a plan or a server's catalogue; one without an id can't be asked for. */
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
  const regions = readList(fields.regions).map(readText);
  return {
    id: fields.id,
    name: readText(fields.name),
    vcpu: readAmount(fields.vcpu),
    ramMb: readMemory(fields),
    diskGb: readAmount(fields.diskGb),
    bandwidthGb: readAmount(fields.bandwidthGb),
    price: readAmountText(fields.monthlyPrice) ?? readAmountText(fields.pricePerMonth),
    region: readText(fields.region) || regions.filter((region) => region !== '').join(', '),
    addons: readList(fields.addons)
      .map(readPlanAddon)
      .filter((addon) => addon !== undefined),
  };
}

export interface Plans {
  readonly plans: readonly Plan[];
  /** How many rows could not be read: a plan without an id can't be bought. */
  readonly unreadable: number;
}

/** Reads the answer of `GET /products`, each plan once. */
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

/** Whether its price is one that can be paid: known and more than nothing. */
export function isBuyable({ price }: Pick<Plan, 'price'>): boolean {
  return price !== undefined && Number(price) > 0;
}

export const planOrders = ['price', 'vcpu', 'ram', 'disk'] as const;
export type PlanOrder = (typeof planOrders)[number];

const sizes: Record<PlanOrder, (plan: Plan) => number | undefined> = {
  // For the order alone; no sum is made of it.
  price: ({ price }) => (price === undefined ? undefined : Number(price)),
  vcpu: ({ vcpu }) => vcpu,
  ram: ({ ramMb }) => ramMb,
  disk: ({ diskGb }) => diskGb,
};

/** The plans from the least to the greatest; what is not told comes last. */
export function sortPlans(plans: readonly Plan[], order: PlanOrder): readonly Plan[] {
  const size = sizes[order];
  return plans.toSorted((one, other) => (size(one) ?? Infinity) - (size(other) ?? Infinity) || 0);
}
