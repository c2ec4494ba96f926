import type { AddonCatalog } from '#api/generated/model/addonCatalog.ts';
import type { PurchaseAddonResponse } from '#api/generated/model/purchaseAddonResponse.ts';
import { PurchaseServerAddonBody } from '#api/generated/servers/servers.zod.ts';
import { addMoney, toDecimalString, type Money } from '#domain/money.ts';
import { knownStatus, serverCan } from '#domain/serverStatus.ts';
import { answerJson, Refusal } from '#sandbox/answer.ts';
import {
  readBody,
  type Call,
  type Operation,
  findChangeableServer,
  findLivingServer,
} from '#sandbox/call.ts';
import type { SandboxAddon } from '#sandbox/catalog.ts';
import { allocateFor } from '#sandbox/newServer.ts';
import { addonPrice, offeredAddons, billingCycle, proratedPrice } from '#sandbox/pricing.ts';
import { type SandboxServer } from '#sandbox/server.ts';

// The contract sends an add-on's prices as JSON numbers; two decimals survive that exactly as printed.
const asNumber = (amount: Money): number => Number(toDecimalString(amount));

const ownsType = (server: SandboxServer, type: string): boolean =>
  server.addons.some((addon) => addon.type === type);

export const listServerAddons: Operation = (call) => {
  const server = findLivingServer(call);
  const cycle = billingCycle(server.createdAt, call.now);
  const catalog: Required<AddonCatalog> = {
    addons: offeredAddons(call.world, server.size.diskGb).map((addon) => ({
      id: addon.id,
      name: addon.name,
      description: addon.description,
      type: addon.type,
      price: addon.price,
      proratedPrice: asNumber(proratedPrice(addonPrice(addon), cycle)),
      owned: ownsType(server, addon.type),
    })),
    daysRemaining: cycle.daysRemaining,
    billingCycleEnd: new Date(cycle.end).toISOString(),
  };
  return answerJson(200, catalog);
};

export const purchaseServerAddon: Operation = (call) => {
  const { world, now } = call;
  const server = findChangeableServer(call);
  const addon = readAddon(call, server);
  const cycle = billingCycle(server.createdAt, now);
  const charge = proratedPrice(addonPrice(addon), cycle);
  if (!world.wallet.debit(charge)) throw new Refusal(400, 'Insufficient wallet balance');
  const addresses = allocateFor(world, addon, server.region);
  if (addresses === undefined) {
    world.wallet.refund(charge);
    throw new Refusal(400, 'IP allocation failed: the wallet has been refunded');
  }
  server.addons = [...server.addons, addon];
  server.additional = [...server.additional, ...addresses];
  server.monthlyPrice = addMoney(server.monthlyPrice, addonPrice(addon));
  server.updatedAt = now;
  world.fleet.changed(server);
  world.ledger.record(now, call.operationId, server.id, charge);
  const { id, name, type, price } = addon;
  const receipt: Required<PurchaseAddonResponse> = {
    addon: { id, name, type, price },
    prorated: asNumber(charge),
    daysRemaining: cycle.daysRemaining,
    newMonthlyPrice: asNumber(server.monthlyPrice),
    allocatedIpCount: addresses.length,
  };
  return answerJson(200, receipt);
};

function readAddon(call: Call, server: SandboxServer): SandboxAddon {
  const { addonId } = readBody(call, PurchaseServerAddonBody);
  const addon = offeredAddons(call.world, server.size.diskGb).find(({ id }) => id === addonId);
  if (addon === undefined) throw new Refusal(400, "addonId: not offered with this server's plan");
  if (ownsType(server, addon.type)) {
    throw new Refusal(400, `An add-on of the same type (${addon.type}) is already active on this server`);
  }
  if (!serverCan('buyAddon', knownStatus(server.status)) || server.operationInProgress === 'terminate') {
    throw new Refusal(400, 'Server must be running');
  }
  return addon;
}
