import type { ResellerState } from '#api/generated/model/resellerState.ts';
import { ownerServers } from './ownerServers.ts';
import { fleetServers } from './fleetServers.ts';
import type { ServerSketch } from './serverSketch.ts';

export type Scope = 'account:read' | 'servers:read' | 'servers:write' | 'servers:destroy' | 'billing:read';

/** What a sandbox key of this kind opens. */
export interface WorldKind {
  readonly scopes: readonly Scope[];
  /** A decimal string. */
  readonly balance: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly tier: 'standard' | 'pro' | 'enterprise';
  readonly reseller: ResellerState | null;
  readonly servers: () => Iterable<ServerSketch>;
  /** For people who choose a key. */
  readonly description: string;
}

const allScopes: readonly Scope[] = [
  'account:read',
  'servers:read',
  'servers:write',
  'servers:destroy',
  'billing:read',
];
/** What a key gets where nobody chose: nothing that destroys. */
const defaultScopes: readonly Scope[] = ['account:read', 'servers:read', 'servers:write'];

const acme: ResellerState = {
  isReseller: true,
  brandSlug: 'acme-hosting',
  brandName: 'Acme Hosting',
  marginPercent: 20,
  status: 'active',
};

const few = (count: number) => (): readonly ServerSketch[] => ownerServers.slice(0, count);

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
    servers: few(6),
  },
  broke: {
    description: '0.50 in the wallet',
    scopes: allScopes,
    balance: '0.50',
    ...person('Tom', 'Becker', 'standard'),
    reseller: null,
    servers: few(2),
  },
  empty: {
    description: 'no servers yet',
    scopes: allScopes,
    balance: '50.00',
    ...person('Lea', 'Martin', 'standard'),
    reseller: null,
    servers: few(0),
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
