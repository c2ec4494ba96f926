import type { AccountTier } from '#api/generated/model/accountTier.ts';
import type { ResellerState } from '#api/generated/model/resellerState.ts';
import { type Money, toDecimalString } from '#domain/money.ts';
import { createAddressPool, type AddressPool } from './addressPool.ts';
import { createClock, type Clock } from './clock.ts';
import { createFaultQueue, type FaultQueue } from './faults.ts';
import { createFleet, type Fleet } from './fleet.ts';
import { createIdempotencyStore, type IdempotencyStore } from './idempotency.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';
import { createSsoDesk, type SsoDesk } from './sso.ts';
import { createWallet, type Wallet } from './wallet.ts';

/** One change that took effect. Refused requests and responses repeated for an idempotency key are not recorded. */
export interface Commit {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly operationId: string;
  readonly serverId: string | null;
  /** The amount charged to the wallet, as a decimal string; `null` if the change costs nothing. */
  readonly amount: string | null;
}

interface Ledger {
  record(now: number, operationId: string, serverId: string | null, amount?: Money): void;
  commits(): readonly Commit[];
}

function createLedger(): Ledger {
  const commits: Commit[] = [];
  return {
    record(now, operationId, serverId, amount) {
      commits.push({
        at: new Date(now).toISOString(),
        operationId,
        serverId,
        amount: amount === undefined ? null : toDecimalString(amount),
      });
    },
    commits: () => commits,
  };
}

/** The owner of the account. */
export interface AccountHolder {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly tier: AccountTier;
  readonly createdAt: number;
}

/** A test's changes to the catalog, by plan or add-on id. */
export interface CatalogChanges {
  readonly plans: Map<string, Readonly<Record<string, unknown>>>;
  readonly addonPrices: Map<string, number>;
}

/** One account with everything that belongs to it. */
export interface World {
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly holder: AccountHolder;
  /** Odd values that a test wants in the account's response. */
  accountOddities: Readonly<Record<string, unknown>>;
  readonly wallet: Wallet;
  readonly ledger: Ledger;
  readonly addresses: AddressPool;
  readonly idempotency: IdempotencyStore;
  readonly faults: FaultQueue;
  readonly sso: SsoDesk;
  /** `null` for accounts that are not resellers. */
  reseller: ResellerState | null;
  readonly catalogChanges: CatalogChanges;
  readonly fleet: Fleet;
}

/** The initial state of a world. */
export interface WorldSeed {
  /** The key: the same key gets the same ids on every start. */
  readonly key: string;
  readonly balance: Money;
  readonly holder: {
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly tier: AccountTier;
  };
  readonly reseller: ResellerState | null;
}

const accountAgeMs = 420 * 24 * 60 * 60 * 1000;

export function createWorld(seed: WorldSeed, baseNow: () => number): World {
  const random = seededRandom(seed.key);
  const addresses = createAddressPool();
  const clock = createClock(baseNow);
  return {
    clock,
    random,
    holder: { id: random.uuid(), ...seed.holder, createdAt: clock.now() - accountAgeMs },
    accountOddities: {},
    wallet: createWallet(seed.balance),
    ledger: createLedger(),
    addresses,
    idempotency: createIdempotencyStore(),
    faults: createFaultQueue(),
    sso: createSsoDesk(random),
    reseller: seed.reseller,
    catalogChanges: { plans: new Map(), addonPrices: new Map() },
    fleet: createFleet(addresses),
  };
}
