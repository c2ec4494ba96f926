import type { ResellerState } from '#api/generated/model/resellerState.ts';
import { readAmount, readFields, readText } from './read.ts';

const resellerStatuses = ['active', 'pending', 'disabled'] as const;
export type ResellerStatus = (typeof resellerStatuses)[number];

/** What the API says about a reseller's account, safe to show. '' or `undefined`: it sent no usable value. */
export interface Reseller {
  /** `undefined` where the status is missing or unknown. */
  readonly status: ResellerStatus | undefined;
  /** The status as received. */
  readonly statusWord: string;
  readonly brandName: string;
  readonly brandSlug: string;
  /** 20 means 20 %. */
  readonly marginPercent: number | undefined;
  /** Only the provider's newer responses have a tier and a discount. */
  readonly tierName: string;
  readonly discountPercent: number | undefined;
}

type ResellerField =
  | keyof NonNullable<ResellerState>
  // Only in the newer response.
  | 'enabled'
  | 'tierName'
  | 'discountPct';

/**
 * Whether the response is about a reseller: it says so, or has a status. Failing that, and unless `isReseller` is
 * false, a brand or tier name shows it, or a margin in a response without `enabled`.
 */
function isReseller(
  { isReseller, enabled }: Partial<Record<ResellerField, unknown>>,
  reseller: Reseller,
): boolean {
  if (isReseller === true || enabled === true || reseller.statusWord !== '') return true;
  if (isReseller === false) return false;
  const isNamed = `${reseller.brandName}${reseller.brandSlug}${reseller.tierName}` !== '';
  return isNamed || (enabled === undefined && reseller.marginPercent !== undefined);
}

/**
 * Reads the response of `GET /reseller`. No field is guaranteed.
 * @returns `null` where it describes no reseller: by the contract, the response for every other account
 */
export function readReseller(value: unknown): Reseller | null {
  const fields = readFields<ResellerField>(value);
  if (fields === undefined) return null;
  const statusWord = readText(fields.status);
  const statusFromEnabled =
    fields.enabled === true ? 'active' : fields.enabled === false ? 'disabled' : undefined;
  const reseller: Reseller = {
    status: statusWord === '' ? statusFromEnabled : resellerStatuses.find((status) => status === statusWord),
    statusWord,
    brandName: readText(fields.brandName),
    brandSlug: readText(fields.brandSlug),
    marginPercent: readAmount(fields.marginPercent),
    tierName: readText(fields.tierName),
    discountPercent: readAmount(fields.discountPct),
  };
  return isReseller(fields, reseller) ? reseller : null;
}

/** Whether the API says that the account does not buy as a reseller (any more, or yet): it may pay normal prices. */
export function isOnHold({ status }: Pick<Reseller, 'status'>): boolean {
  return status === 'pending' || status === 'disabled';
}

/**
 * How the retail price follows from what the reseller pays. `markup`: the percentage is added to the wholesale price.
 * `margin`: the percentage is the reseller's share of the retail price.
 */
export interface Pricing {
  readonly method: 'markup' | 'margin';
  /** 20 means 20 %. */
  readonly percent: number;
}

/** The operator's settings for retail prices. */
export interface PricingSettings {
  readonly method: Pricing['method'];
  /** `null`: the margin of the reseller's account applies. */
  readonly marginPercent: number | null;
}

/** How retail prices are computed; `undefined` where the percentage is unknown or not in force. */
export function pricingOf(
  { method, marginPercent }: PricingSettings,
  reseller: Pick<Reseller, 'marginPercent' | 'status'> | null | undefined,
): Pricing | undefined {
  const resellerMargin = reseller && !isOnHold(reseller) ? reseller.marginPercent : undefined;
  const percent = marginPercent ?? resellerMargin;
  return percent === undefined ? undefined : { method, percent };
}
