import type { PurchaseAddonResponse } from '#api/generated/model/purchaseAddonResponse.ts';
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
