import { readMoney, shareOfMoney, type Money, compareMoney } from '#domain/money.ts';
import { addonsForDisk, plans, type Plan, type SandboxAddon } from './catalog.ts';
import type { World } from './world.ts';

/** The percentage of every retail price that a reseller pays: a margin of 20 %. */
const wholesalePercent = 80;

/** A plan's monthly price for this account: the wholesale price for a reseller. */
export function planPrice(world: World, plan: Plan): Money {
  const changed = world.catalogChanges.plans.get(plan.id)?.['monthlyPrice'];
  const retail = readMoney(changed ?? plan.monthlyPrice) ?? readMoney(plan.monthlyPrice);
  if (retail === undefined) throw new TypeError(`plan ${plan.id} has no readable price`);
  return world.reseller?.status === 'active' && changed === undefined
    ? shareOfMoney(retail, wholesalePercent, 100)
    : retail;
}

export function findPlan(id: string): Plan | undefined {
  return plans.find((plan) => plan.id === id.toLowerCase());
}

/** The add-ons that a server of this size can buy, at current prices. */
export function offeredAddons(world: World, diskGb: number): readonly SandboxAddon[] {
  return addonsForDisk(diskGb).map((addon) => ({
    ...addon,
    price: world.catalogChanges.addonPrices.get(addon.id) ?? addon.price,
  }));
}

/** An add-on's price as an exact amount. @throws TypeError if it is not a finite number. */
export function addonPrice(addon: SandboxAddon): Money {
  const price = readMoney(addon.price);
  if (price === undefined) throw new TypeError(`add-on ${addon.id} has no readable price`);
  return price;
}

const dayMs = 24 * 60 * 60 * 1000;
const cycleMs = 30 * dayMs;

/** A server's position in its 30-day billing cycle. */
interface BillingCycle {
  /** Milliseconds since 1970. */
  readonly end: number;
  readonly remainingMs: number;
  /** Whole days left, rounded down. */
  readonly daysRemaining: number;
}

/** The cycle of a server at this time; cycles follow each other from its creation. */
export function billingCycle(createdAt: number, now: number): BillingCycle {
  const pastCycles = Math.floor(Math.max(0, now - createdAt) / cycleMs);
  const end = createdAt + (pastCycles + 1) * cycleMs;
  const remainingMs = Math.min(cycleMs, end - now);
  return { end, remainingMs, daysRemaining: Math.floor(remainingMs / dayMs) };
}

const leastCharge = readMoney('0.01');

/** A monthly price for the exact time left in the cycle, in whole cents: at least one cent unless the price is zero. */
export function proratedPrice(monthlyPrice: Money, cycle: BillingCycle): Money {
  const share = shareOfMoney(monthlyPrice, cycle.remainingMs, cycleMs);
  const isTooLittle = leastCharge !== undefined && monthlyPrice.gt(0) && compareMoney(share, leastCharge) < 0;
  return isTooLittle ? leastCharge : share;
}
