import { IssueAccountSsoBody } from '#api/generated/account/account.zod.ts';
import type { Account } from '#api/generated/model/account.ts';
import type { Product } from '#api/generated/model/product.ts';
import type { Region } from '#api/generated/model/region.ts';
import { IssueServerSsoBody } from '#api/generated/servers/servers.zod.ts';
import { toDecimalString } from '#domain/money.ts';
import { answerJson, Refusal } from '#sandbox/answer.ts';
import { readBody, type Call, type Operation, findLivingServer } from '#sandbox/call.ts';
import { osTemplates, plans, regions } from '#sandbox/catalog.ts';
import { planPrice } from '#sandbox/pricing.ts';

export const getAccount: Operation = ({ world }) => {
  const { id, email, firstName, lastName, tier, createdAt } = world.holder;
  const account: Required<Account> = {
    id,
    email,
    firstName,
    lastName,
    balance: toDecimalString(world.wallet.balance()),
    tier,
    createdAt: new Date(createdAt).toISOString(),
  };
  return answerJson(200, { ...account, ...world.accountOddities });
};

export const getResellerState: Operation = ({ world }) => answerJson(200, world.reseller);

export const issueAccountSso: Operation = (call) => {
  const { next = '/dashboard' } = readBody(call, IssueAccountSsoBody);
  return mintLink(call, next, null);
};

export const issueServerSso: Operation = (call) => {
  const server = findLivingServer(call);
  const { next = `/dashboard/servers/${server.id}` } = readBody(call, IssueServerSsoBody);
  return mintLink(call, next, server.id);
};

function mintLink(
  { world, now, operationId }: Call,
  next: string,
  serverId: string | null,
): ReturnType<Operation> {
  if (!next.startsWith('/')) throw new Refusal(400, 'next must start with /');
  const link = world.sso.mint(next, now);
  world.ledger.record(now, operationId, serverId);
  return answerJson(200, link);
}

export const listProducts: Operation = ({ world }) =>
  answerJson(
    200,
    plans.map((plan) => {
      const product: Required<Product> = { ...plan, monthlyPrice: toDecimalString(planPrice(world, plan)) };
      return { ...product, ...world.catalogChanges.plans.get(plan.id) };
    }),
  );

export const listRegions: Operation = () =>
  answerJson(
    200,
    regions.map(({ slug, name }): Required<Region> => ({ slug, name })),
  );

export const listOsTemplates: Operation = () => answerJson(200, osTemplates);
