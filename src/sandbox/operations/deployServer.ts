import type { DeployServerRequest } from '#api/generated/model/deployServerRequest.ts';
import { DeployServerBody } from '#api/generated/servers/servers.zod.ts';
import { isHostname, isLabel } from '#domain/label.ts';
import { toDecimalString } from '#domain/money.ts';
import { deployOsFields, shortOsFamily } from '#domain/osTemplates.ts';
import { Refusal } from '#sandbox/answer.ts';
import { readBody, type Operation } from '#sandbox/call.ts';
import { osTemplates, regions, type SandboxAddon } from '#sandbox/catalog.ts';
import { beginProvisioning, releaseAddresses } from '#sandbox/lifecycle.ts';
import { buildServer, type NewServer } from '#sandbox/newServer.ts';
import { presentServer, serverJson } from '#sandbox/present.ts';
import { findPlan, offeredAddons, planPrice } from '#sandbox/pricing.ts';
import type { World } from '#sandbox/world.ts';

/** Charges a whole month of the plan and the add-ons at once; the server is ready a minute later. */
export const deployServer: Operation = (call) => {
  const { world, now } = call;
  const spec = readSpec(world, readBody(call, DeployServerBody));
  const server = buildServer(world, spec, now);
  if (server === undefined) throw new Refusal(400, 'No free IP addresses in this region');
  const price = server.monthlyPrice;
  if (!world.wallet.debit(price)) {
    releaseAddresses(server, world.addresses);
    const balance = toDecimalString(world.wallet.balance());
    throw new Refusal(
      402,
      `Insufficient wallet balance: ${toDecimalString(price)} needed, ${balance} available`,
    );
  }
  server.addressesShown = false;
  beginProvisioning(server, now);
  world.fleet.add(server);
  world.ledger.record(now, call.operationId, server.id, price);
  return { status: 201, text: serverJson(server, presentServer(server)) };
};

function readSpec(world: World, body: DeployServerRequest): NewServer {
  const plan = findPlan(body.productId);
  if (plan === undefined) throw new Refusal(400, 'productId: unknown plan');
  if (body.label !== undefined && !isLabel(body.label)) {
    throw new Refusal(
      400,
      'label must be 1 to 64 letters, digits, spaces, - or _, starting with a letter or digit',
    );
  }
  if (body.hostname !== undefined && !isHostname(body.hostname)) {
    throw new Refusal(400, 'hostname must be a valid host name');
  }
  return {
    plan,
    planPrice: planPrice(world, plan),
    osTemplateId: readOsTemplate(body),
    region: readRegion(body.region) ?? plan.region,
    label: body.label,
    hostname: body.hostname,
    addons: readAddons(body.addons ?? [], offeredAddons(world, plan.diskGb)),
  };
}

/** Accepts both forms of `os`: the template's id (the contract), or its short family (the provider's client). */
function readOsTemplate(body: DeployServerRequest): string {
  const template = osTemplates.find((known) => deployOsFields(known).osTemplate === body.osTemplate);
  if (template === undefined) throw new Refusal(400, 'osTemplate: unknown OS template');
  if (body.os !== template.id && body.os !== shortOsFamily(template.id)) {
    throw new Refusal(400, 'os does not belong to osTemplate');
  }
  return template.id;
}

function readRegion(slug: string | undefined): string | undefined {
  if (slug === undefined) return undefined;
  const region = regions.find((known) => known.slug === slug);
  if (region === undefined) throw new Refusal(400, 'region: unknown region');
  return region.display;
}

function readAddons(ids: readonly string[], offered: readonly SandboxAddon[]): readonly SandboxAddon[] {
  const chosen = ids.map((id) => {
    const addon = offered.find((known) => known.id === id);
    if (addon === undefined) throw new Refusal(400, `addons: ${id} is not offered with this plan`);
    return addon;
  });
  if (new Set(chosen.map(({ type }) => type)).size < chosen.length) {
    throw new Refusal(400, 'addons: only one add-on of each type');
  }
  return chosen;
}
