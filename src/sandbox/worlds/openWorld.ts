import { readMoney } from '#domain/money.ts';
import { addonsForDisk, plans, type SandboxAddon } from '#sandbox/catalog.ts';
import { beginProvisioning, releaseAddresses } from '#sandbox/lifecycle.ts';
import { buildServer } from '#sandbox/newServer.ts';
import { planPrice } from '#sandbox/pricing.ts';
import type { SandboxServer } from '#sandbox/server.ts';
import { createWorld, type World } from '#sandbox/world.ts';
import { worldKinds, type WorldKind, type WorldKindName } from './kinds.ts';
import type { ServerSketch } from './serverSketch.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A fresh world of this kind for this key. */
export function openWorld(kindName: WorldKindName, key: string, baseNow: () => number): World {
  const kind: WorldKind = worldKinds[kindName];
  const balance = readMoney(kind.balance);
  if (balance === undefined) throw new TypeError(`${kindName} has no readable balance`);
  const { firstName, lastName, tier, reseller } = kind;
  const holder = { email: `${kindName}@example.com`, firstName, lastName, tier };
  const world = createWorld({ key, balance, holder, reseller }, baseNow);
  for (const sketch of kind.servers()) addSketchedServer(world, sketch);
  return world;
}

/** Adds a server to a world as if it had been bought in the past; nothing is charged or recorded in the ledger. */
export function addSketchedServer(world: World, sketch: ServerSketch): SandboxServer {
  const now = world.clock.now();
  const plan = plans[sketch.plan - 1] ?? plans[0];
  const addons = addonsForDisk(plan.diskGb).filter(({ id }) => sketch.addonIds?.includes(id));
  const spec = {
    plan,
    planPrice: planPrice(world, plan),
    osTemplateId: sketch.os,
    region: sketch.region ?? plan.region,
    label: sketch.label,
    hostname: sketch.hostname,
    addons: addons satisfies readonly SandboxAddon[],
  };
  const createdAt = Math.round(now - sketch.ageDays * dayMs);
  const server = buildServer(world, spec, createdAt);
  if (server === undefined) throw new RangeError(`no addresses left for ${sketch.label}`);
  server.guestAgent = sketch.guestAgent ?? true;
  settleSketch(world, server, sketch.status, now);
  world.fleet.add(server);
  return server;
}

function settleSketch(world: World, server: SandboxServer, status: string, now: number): void {
  if (status === 'pending' || status === 'provisioning') {
    server.addressesShown = false;
    beginProvisioning(server, now);
  }
  server.status = status;
  // Each server looks as if it had last changed halfway through its life.
  server.updatedAt = Math.round((server.createdAt + now) / 2);
  if (status === 'terminated') releaseAddresses(server, world.addresses);
}
