import * as z from 'zod/mini';
import { readMoney } from '#domain/money.ts';
import { addonsForDisk, osTemplates, plans } from './catalog.ts';
import { accessOf, type KeyAccess, type Keyring } from './keyring.ts';
import { Refusal } from './answer.ts';
import type { SandboxServer } from './server.ts';
import type { World } from './world.ts';
import { addSketchedServer } from '#sandbox/worlds/openWorld.ts';

/*
 * POST /sandbox/world: chosen or odd values for the world of a key. All fields except `key` are optional; they are
 * applied in this order:
 *
 * revoked      true: the key gets 401 from now on; false: it works again
 * scopes       the key's scopes
 * rateLimit    requests a minute; null removes the limit
 * secondKey    {key, scopes?}: another key for the same account
 * account      {balance, firstName, …}: a readable balance sets the wallet, everything else is sent as it is
 * reseller     the whole reseller state, or null
 * products     [{id | name, …}]: fields for the plan in the response; a readable monthlyPrice is also charged
 * addons       [{id | name, price}]: a new price
 * noAddresses  true: no addresses can be allocated; false: back to normal
 * addServers   [{label, status?, plan?, os?, region?, count?, …}]: with `count`, labels are numbered
 * servers      [{id | label, …}]: `status` (any word; cancels the operation in progress), `newLabel` (any text),
 *              `hostname`, `guestAgent`, `createdAt`; `answer` {path: value} and `omit` [path] for odd responses about
 *              it; `remove: true` removes it as if it had been terminated and forgotten elsewhere
 * changeSome   {count, from, to}: the status of the first `count` servers in state `from`
 *
 * The response is {servers: [id]}: the added servers.
 */
const odd = z.record(z.string(), z.unknown());
const knownScopes = z.array(
  z.enum(['account:read', 'servers:read', 'servers:write', 'servers:destroy', 'billing:read']),
);

export const worldChanges = z.strictObject({
  key: z.string(),
  revoked: z.optional(z.boolean()),
  scopes: z.optional(knownScopes),
  rateLimit: z.optional(z.nullable(z.int().check(z.gte(0)))),
  secondKey: z.optional(
    z.strictObject({ key: z.string().check(z.regex(/^otwa_\S+$/)), scopes: z.optional(knownScopes) }),
  ),
  account: z.optional(odd),
  reseller: z.optional(
    z.nullable(
      z.object({
        isReseller: z.boolean(),
        brandSlug: z.nullable(z.string()),
        brandName: z.nullable(z.string()),
        marginPercent: z.nullable(z.number()),
        status: z.nullable(z.enum(['active', 'pending', 'disabled'])),
      }),
    ),
  ),
  products: z.optional(z.array(odd)),
  addons: z.optional(
    z.array(z.strictObject({ id: z.optional(z.string()), name: z.optional(z.string()), price: z.number() })),
  ),
  noAddresses: z.optional(z.boolean()),
  addServers: z.optional(
    z.array(
      z.strictObject({
        label: z.string(),
        count: z._default(z.int().check(z.gte(0)), 1),
        status: z._default(z.string(), 'running'),
        plan: z._default(z.int().check(z.gte(1), z.lte(plans.length)), 2),
        os: z._default(z.enum(osTemplates.map(({ id }) => id)), 'ubuntu-24.04'),
        region: z.optional(z.string()),
        hostname: z.optional(z.string()),
        addonIds: z._default(z.array(z.string()), []),
        ageDays: z._default(z.number(), 10),
        guestAgent: z._default(z.boolean(), true),
      }),
    ),
  ),
  servers: z.optional(
    z.array(
      z.strictObject({
        id: z.optional(z.string()),
        label: z.optional(z.string()),
        remove: z.optional(z.boolean()),
        status: z.optional(z.string()),
        newLabel: z.optional(z.string()),
        hostname: z.optional(z.string()),
        guestAgent: z.optional(z.boolean()),
        createdAt: z.optional(z.iso.datetime({ offset: true })),
        answer: z.optional(odd),
        omit: z.optional(z.array(z.string())),
      }),
    ),
  ),
  changeSome: z.optional(z.strictObject({ count: z.int(), from: z.string(), to: z.string() })),
});

type WorldChanges = z.output<typeof worldChanges>;
type ServerChange = NonNullable<WorldChanges['servers']>[number];

/** @throws Refusal 404 for an unknown key, server, plan or add-on; the changes before it stay applied. */
export function changeWorld(keyring: Keyring, changes: WorldChanges): { servers: readonly string[] } {
  const access = accessOf(keyring, changes.key);
  const { world } = access;
  world.fleet.settle(world.clock.now());
  changeKey(keyring, access, changes);
  changeAccount(world, changes);
  changeCatalog(world, changes);
  const added = addServers(world, changes);
  for (const change of changes.servers ?? []) changeServer(world, change);
  if (changes.changeSome !== undefined) changeSome(world, changes.changeSome);
  return { servers: added.map(({ id }) => id) };
}

function changeKey(
  keyring: Keyring,
  access: KeyAccess,
  { revoked, scopes, rateLimit, secondKey }: WorldChanges,
): void {
  if (revoked !== undefined) access.revoked = revoked;
  if (scopes !== undefined) access.scopes = scopes;
  if (rateLimit !== undefined) access.rateLimit.allow(rateLimit);
  if (secondKey !== undefined) keyring.addSecondKey(secondKey.key, access, secondKey.scopes ?? access.scopes);
}

function changeAccount(world: World, { account, reseller }: WorldChanges): void {
  if (reseller !== undefined) world.reseller = reseller;
  if (account === undefined) return;
  const { balance, ...others } = account;
  const money = typeof balance === 'string' ? readMoney(balance) : undefined;
  if (money !== undefined) world.wallet.set(money);
  const isOdd = 'balance' in account && money === undefined;
  const { balance: _previousBalance, ...previousOthers } = world.accountOddities;
  const kept = 'balance' in account ? previousOthers : world.accountOddities;
  world.accountOddities = { ...kept, ...others, ...(isOdd ? { balance } : {}) };
}

function changeCatalog(world: World, { products, addons, noAddresses }: WorldChanges): void {
  for (const change of products ?? []) {
    const plan = plans.find(({ id, name }) => id === change['id'] || name === change['name']);
    if (plan === undefined) throw new Refusal(404, 'products: no such plan');
    world.catalogChanges.plans.set(plan.id, { ...world.catalogChanges.plans.get(plan.id), ...change });
  }
  const everyAddon = plans.flatMap(({ diskGb }) => addonsForDisk(diskGb));
  for (const change of addons ?? []) {
    const addon = everyAddon.find(({ id, name }) => id === change.id || name === change.name);
    if (addon === undefined) throw new Refusal(404, 'addons: no such add-on');
    world.catalogChanges.addonPrices.set(addon.id, change.price);
  }
  if (noAddresses !== undefined) world.addresses.setExhausted(noAddresses);
}

function addServers(world: World, { addServers: requested = [] }: WorldChanges): readonly SandboxServer[] {
  return requested.flatMap(({ count, label, hostname, region, ...sketch }) =>
    Array.from({ length: count }, (_, index) =>
      addSketchedServer(world, {
        ...sketch,
        label: count === 1 ? label : `${label}-${index + 1}`,
        ...(hostname === undefined ? {} : { hostname }),
        ...(region === undefined ? {} : { region }),
      }),
    ),
  );
}

function changeServer(world: World, change: ServerChange): void {
  const server = [...world.fleet.all()].find(({ id, label }) => id === change.id || label === change.label);
  if (server === undefined) throw new Refusal(404, `servers: no server ${change.id ?? change.label ?? ''}`);
  if (change.remove === true) {
    world.fleet.remove(server);
    return;
  }
  if (change.status !== undefined) setStatus(server, change.status);
  if (change.newLabel !== undefined) server.label = change.newLabel;
  if (change.hostname !== undefined) server.hostname = change.hostname;
  if (change.guestAgent !== undefined) server.guestAgent = change.guestAgent;
  if (change.createdAt !== undefined) server.createdAt = Date.parse(change.createdAt);
  if (change.answer !== undefined || change.omit !== undefined) {
    server.oddities = { patch: change.answer ?? {}, omit: change.omit ?? [] };
  }
  server.updatedAt = world.clock.now();
  world.fleet.changed(server);
}

function setStatus(server: SandboxServer, status: string): void {
  server.status = status;
  server.operationInProgress = undefined;
  server.schedule = [];
}

function changeSome(world: World, { count, from, to }: NonNullable<WorldChanges['changeSome']>): void {
  const some = [...world.fleet.all()].filter(({ status }) => status === from).slice(0, count);
  for (const server of some) {
    setStatus(server, to);
    server.updatedAt = world.clock.now();
    world.fleet.changed(server);
  }
}
