import type { ResellerState } from '#api/generated/model/resellerState.ts';
import { osTemplates, plans, regions } from '#sandbox/catalog.ts';
import { seededRandom } from '#sandbox/seededRandom.ts';
import { ownerServers } from './ownerServers.ts';
import type { ServerSketch } from './serverSketch.ts';

const fleetSize = 10_000;
const roles = ['web', 'api', 'db', 'cache', 'queue', 'worker', 'mail', 'proxy', 'build', 'backup'] as const;
const sites = ['ist', 'izm', 'fra', 'ams', 'lab', 'eu1', 'eu2', 'dr'] as const;

/** Most servers have a single address; with the additional addresses of the others the list is 5.7 MB. */
function addons(roll: number): readonly string[] {
  if (roll < 0.575) return [];
  if (roll < 0.7) return ['q3ht81xa'];
  if (roll < 0.87) return ['d9wm40ze'];
  return roll < 0.96 ? ['vpk7wjf5'] : ['k2c8n6ty', 'd9wm40ze'];
}

/** The same ten thousand servers every time; nine in ten are running, none is changing its state. */
function* fleetServers(): Generator<ServerSketch> {
  const random = seededRandom('fleet');
  for (let number = 1; number <= fleetSize; number += 1) {
    const label = `${random.pick(sites)}-${random.pick(roles)}-${String(number).padStart(5, '0')}`;
    const roll = random.next();
    const status =
      roll < 0.9 ? 'running' : roll < 0.97 ? 'stopped' : roll < 0.985 ? 'suspended' : 'terminated';
    yield {
      label,
      hostname: `${label}.example.com`,
      status,
      plan: 1 + random.below(plans.length),
      os: osTemplates[random.below(osTemplates.length)]?.id ?? 'debian-13',
      region: regions[random.below(regions.length)]?.display ?? regions[0].display,
      addonIds: addons(random.next()),
      ageDays: random.next() * 900,
      guestAgent: random.next() > 0.05,
    };
  }
}

export type Scope = 'account:read' | 'servers:read' | 'servers:write' | 'servers:destroy' | 'billing:read';

/** The world that a sandbox key of this kind opens. */
export interface WorldKind {
  readonly scopes: readonly Scope[];
  /** A decimal string. */
  readonly balance: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly tier: 'standard' | 'pro' | 'enterprise';
  readonly reseller: ResellerState | null;
  readonly servers: () => Iterable<ServerSketch>;
  /** For users who choose a key. */
  readonly description: string;
}

const allScopes: readonly Scope[] = [
  'account:read',
  'servers:read',
  'servers:write',
  'servers:destroy',
  'billing:read',
];
/** The scopes of a key for which none were chosen: nothing destructive. */
const defaultScopes: readonly Scope[] = ['account:read', 'servers:read', 'servers:write'];

const acme: ResellerState = {
  isReseller: true,
  brandSlug: 'acme-hosting',
  brandName: 'Acme Hosting',
  marginPercent: 20,
  status: 'active',
};

const firstServers = (count: number) => (): readonly ServerSketch[] => ownerServers.slice(0, count);

const person = (firstName: string, lastName: string, tier: WorldKind['tier']) => ({
  firstName,
  lastName,
  tier,
});

export const worldKinds = {
  owner: {
    description: 'every scope, a dozen servers in every state',
    scopes: allScopes,
    balance: '250.00',
    ...person('Deniz', 'Yılmaz', 'pro'),
    reseller: null,
    servers: () => ownerServers,
  },
  operator: {
    description: 'the default scopes: no terminate, no reinstall',
    scopes: defaultScopes,
    balance: '120.00',
    ...person('Ada', 'Novak', 'standard'),
    reseller: null,
    servers: () => ownerServers,
  },
  viewer: {
    description: 'reads only',
    scopes: ['account:read', 'servers:read'],
    balance: '120.00',
    ...person('Mina', 'Okafor', 'standard'),
    reseller: null,
    servers: () => ownerServers,
  },
  helpdesk: {
    description: 'servers:read only, no account data',
    scopes: ['servers:read'],
    balance: '120.00',
    ...person('Jo', 'Lindqvist', 'enterprise'),
    reseller: null,
    servers: () => ownerServers,
  },
  reseller: {
    description: 'wholesale prices, margin 20 %',
    scopes: allScopes,
    balance: '1000.00',
    ...person('Selin', 'Arslan', 'enterprise'),
    reseller: acme,
    servers: firstServers(6),
  },
  broke: {
    description: '0.50 in the wallet',
    scopes: allScopes,
    balance: '0.50',
    ...person('Tom', 'Becker', 'standard'),
    reseller: null,
    servers: firstServers(2),
  },
  empty: {
    description: 'no servers yet',
    scopes: allScopes,
    balance: '50.00',
    ...person('Lea', 'Martin', 'standard'),
    reseller: null,
    servers: firstServers(0),
  },
  fleet: {
    description: '10,000 servers',
    scopes: allScopes,
    balance: '25000.00',
    ...person('Kaan', 'Demir', 'enterprise'),
    reseller: null,
    servers: fleetServers,
  },
} as const satisfies Record<string, WorldKind>;

export type WorldKindName = keyof typeof worldKinds;
