import { addMoney, type Money } from '#domain/money.ts';
import type { Address } from './addressPool.ts';
import type { Plan, SandboxAddon } from './catalog.ts';
import { addonPrice } from './pricing.ts';
import type { SandboxServer } from './server.ts';
import type { World } from './world.ts';

export interface NewServer {
  readonly plan: Plan;
  /** What the plan costs this account, without add-ons. */
  readonly planPrice: Money;
  readonly osTemplateId: string;
  readonly region: string;
  readonly label?: string | undefined;
  readonly hostname?: string | undefined;
  readonly addons?: readonly SandboxAddon[] | undefined;
}

/**
 * A server with its addresses allocated, not yet in the fleet and with nothing charged.
 * `undefined`, and nothing allocated, where there are too few addresses.
 */
export function buildServer(world: World, wish: NewServer, now: number): SandboxServer | undefined {
  const primary = world.addresses.allocatePrimary(wish.region);
  if (primary === undefined) return undefined;
  const additional: Address[] = [];
  for (const addon of wish.addons ?? []) {
    const allocated = allocateFor(world, addon, wish.region);
    if (allocated === undefined) {
      world.addresses.release([primary, ...additional]);
      return undefined;
    }
    additional.push(...allocated);
  }
  const name = `srv-${world.random.word(6).toLowerCase()}`;
  const { vcpu, ramMb, diskGb, bandwidthGb } = wish.plan;
  return {
    id: world.random.uuid(),
    label: wish.label ?? name,
    hostname: wish.hostname ?? `${name}.example.com`,
    status: 'running',
    osTemplateId: wish.osTemplateId,
    region: wish.region,
    size: { vcpu, ramMb, diskGb, bandwidthGb },
    monthlyPrice: (wish.addons ?? []).reduce(
      (sum, addon) => addMoney(sum, addonPrice(addon)),
      wish.planPrice,
    ),
    primary,
    additional,
    addressesShown: true,
    addons: wish.addons ?? [],
    password: world.random.word(16),
    guestAgent: true,
    createdAt: now,
    updatedAt: now,
    undertaking: undefined,
    schedule: [],
    oddities: undefined,
  };
}

/** The addresses that an add-on brings, none for a backup; `undefined` where there are too few left. */
export function allocateFor(
  world: World,
  addon: SandboxAddon,
  region: string,
): readonly Address[] | undefined {
  const { addresses } = addon;
  if (addresses === undefined) return [];
  return 'count' in addresses
    ? world.addresses.allocateSingles(region, addresses.count)
    : world.addresses.allocateBlock(region, addresses.prefix);
}
