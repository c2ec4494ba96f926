import { addMoney, type Money } from '#domain/money.ts';
import type { Address } from './addressPool.ts';
import type { Plan, SandboxAddon } from './catalog.ts';
import { addonPrice } from './pricing.ts';
import type { SandboxServer } from './server.ts';
import type { World } from './world.ts';

export interface NewServer {
  readonly plan: Plan;
  /** The plan's monthly price for this account, without add-ons. */
  readonly planPrice: Money;
  readonly osTemplateId: string;
  readonly region: string;
  readonly label?: string | undefined;
  readonly hostname?: string | undefined;
  readonly addons?: readonly SandboxAddon[] | undefined;
}

/**
 * Builds a server and allocates its addresses. It is not yet in the fleet, and nothing is charged.
 * Returns `undefined`, with nothing allocated, if there are too few addresses.
 */
export function buildServer(world: World, spec: NewServer, now: number): SandboxServer | undefined {
  const primary = world.addresses.allocatePrimary(spec.region);
  if (primary === undefined) return undefined;
  const additional: Address[] = [];
  for (const addon of spec.addons ?? []) {
    const allocated = allocateFor(world, addon, spec.region);
    if (allocated === undefined) {
      world.addresses.release([primary, ...additional]);
      return undefined;
    }
    additional.push(...allocated);
  }
  const name = `srv-${world.random.word(6).toLowerCase()}`;
  const { vcpu, ramMb, diskGb, bandwidthGb } = spec.plan;
  return {
    id: world.random.uuid(),
    label: spec.label ?? name,
    hostname: spec.hostname ?? `${name}.example.com`,
    status: 'running',
    osTemplateId: spec.osTemplateId,
    region: spec.region,
    size: { vcpu, ramMb, diskGb, bandwidthGb },
    monthlyPrice: (spec.addons ?? []).reduce(
      (sum, addon) => addMoney(sum, addonPrice(addon)),
      spec.planPrice,
    ),
    primary,
    additional,
    addressesShown: true,
    addons: spec.addons ?? [],
    password: world.random.word(16),
    guestAgent: true,
    createdAt: now,
    updatedAt: now,
    operationInProgress: undefined,
    schedule: [],
    oddities: undefined,
  };
}

/** Allocates an add-on's addresses, none for a backup; `undefined` if there are too few left. */
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
