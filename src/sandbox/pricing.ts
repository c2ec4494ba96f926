import { readMoney, shareOfMoney, type Money } from '#domain/money.ts';
import { addonsForDisk, plans, type Plan, type SandboxAddon } from './catalog.ts';
import type { World } from './world.ts';

/** What a reseller pays of every retail price, in percent: a margin of 20 %. */
const wholesalePercent = 80;

/** What this account pays a month for a plan: wholesale for a reseller. */
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

/** The add-ons that a server of this size can buy, at today's prices. */
export function offeredAddons(world: World, diskGb: number): readonly SandboxAddon[] {
  return addonsForDisk(diskGb).map((addon) => ({
    ...addon,
    price: world.catalogChanges.addonPrices.get(addon.id) ?? addon.price,
  }));
}

/** An add-on's price as an exact amount. @throws TypeError where it is not a finite number. */
export function addonPrice(addon: SandboxAddon): Money {
  const price = readMoney(addon.price);
  if (price === undefined) throw new TypeError(`add-on ${addon.id} has no readable price`);
  return price;
}
