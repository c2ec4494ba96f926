import type { ResellerState } from '#api/generated/model/resellerState.ts';
import { readAmount, readFields, readText } from './read.ts';

const resellerStatuses = ['active', 'pending', 'disabled'] as const;
export type ResellerStatus = (typeof resellerStatuses)[number];

/** What the API tells of an account that resells, safe to show: '' or `undefined` says that it did not tell. */
export interface Reseller {
  /** `undefined` where none is told, or one in a word that is not known. */
  readonly status: ResellerStatus | undefined;
  /** The status as it came. */
  readonly statusWord: string;
  readonly brandName: string;
  readonly brandSlug: string;
  /** 20 is 20 %. */
  readonly marginPercent: number | undefined;
  /** Only the provider's newer answers carry a tier and a discount. */
  readonly tierName: string;
  readonly discountPercent: number | undefined;
}

type ResellerField =
  | keyof NonNullable<ResellerState>
  // The newer answer's.
  | 'enabled'
  | 'tierName'
  | 'discountPct';

/** Whether the answer is about a reseller: it says so, tells a status, or, where it denies nothing, names one. */
function isReseller(
  { isReseller, enabled }: Partial<Record<ResellerField, unknown>>,
  told: Reseller,
): boolean {
  if (isReseller === true || enabled === true || told.statusWord !== '') return true;
  if (isReseller === false) return false;
  const isNamed = `${told.brandName}${told.brandSlug}${told.tierName}` !== '';
  return isNamed || (enabled === undefined && told.marginPercent !== undefined);
}

/**
 * Reads the answer of `GET /reseller`, of which no field is certain.
 * @returns `null` where it tells of no reseller, as the contract has it for every other account
 */
export function readReseller(value: unknown): Reseller | null {
  const fields = readFields<ResellerField>(value);
  if (fields === undefined) return null;
  const statusWord = readText(fields.status);
  const switched = fields.enabled === true ? 'active' : fields.enabled === false ? 'disabled' : undefined;
  const told: Reseller = {
    status: statusWord === '' ? switched : resellerStatuses.find((status) => status === statusWord),
    statusWord,
    brandName: readText(fields.brandName),
    brandSlug: readText(fields.brandSlug),
    marginPercent: readAmount(fields.marginPercent),
    tierName: readText(fields.tierName),
    discountPercent: readAmount(fields.discountPct),
  };
  return isReseller(fields, told) ? told : null;
}

/** Whether the API says that the account buys as a reseller no longer, or not yet: its prices may be any customer's. */
export function isOnHold({ status }: Pick<Reseller, 'status'>): boolean {
  return status === 'pending' || status === 'disabled';
}
